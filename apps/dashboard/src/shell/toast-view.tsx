/** The notes as they are seen. */
import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect } from "react";

const manager = Toast.createToastManager();
const shown = Promise.withResolvers<void>();

/** Added once there is somebody who shows it. */
export async function add(note: Parameters<typeof manager.add>[0]): Promise<void> {
  await shown.promise;
  manager.add(note);
}

export function Toasts() {
  // After the provider's own: it listens then.
  useEffect(() => shown.resolve(), []);
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((each) => (
    <Toast.Root key={each.id} toast={each} className="toast">
      <div>
        <Toast.Title />
        <Toast.Description />
      </div>
      <Toast.Close className="icon-button" aria-label="Close">
        <X aria-hidden />
      </Toast.Close>
    </Toast.Root>
  ));
}
