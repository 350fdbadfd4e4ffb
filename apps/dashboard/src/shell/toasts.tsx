/** Short notes on what was done or went wrong, from anywhere. */
import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { messageOf } from "../api/client.ts";

const manager = Toast.createToastManager();

export function toast(title: string, description?: string): void {
  manager.add({ title, ...(description && { description }), type: "good" });
}

/** What went wrong, in the words of the API, which say what to do. */
export function toastProblem(error: unknown, title = "That did not work"): void {
  manager.add({
    title,
    description: messageOf(error),
    type: "bad",
    timeout: 12_000,
    priority: "high",
  });
}

export function Toasts() {
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
