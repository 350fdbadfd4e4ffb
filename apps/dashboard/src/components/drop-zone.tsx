/** Takes files: dropped on it, or chosen by its button. */
import { Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";

type Props = {
  accept: string;
  multiple?: boolean;
  disabled?: boolean;
  /** The button's words. */
  label: string;
  onFiles: (files: File[]) => void;
  children?: ReactNode;
};

export function DropZone({ accept, multiple = false, disabled = false, label, onFiles, children }: Props) {
  const { over, handlers } = useDrop(onFiles);
  return (
    <div className="drop" data-over={over} {...(disabled ? {} : handlers)}>
      <Upload aria-hidden />
      <FileButton accept={accept} multiple={multiple} disabled={disabled} label={label} onFiles={onFiles} />
      {children && <div className="hint">{children}</div>}
    </div>
  );
}

export function FileButton({
  accept,
  multiple = false,
  disabled = false,
  label,
  className = "button",
  onFiles,
}: Omit<Props, "children"> & { className?: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again.
          event.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}

/** Handlers that make an element take dropped files; `over` while some hover above it. */
export function useDrop(onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return {
    over,
    handlers: {
      onDragEnter(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current++;
        setOver(true);
      },
      onDragOver(event: DragEvent) {
        if (hasFiles(event)) event.preventDefault();
      },
      onDragLeave() {
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      },
      onDrop(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        depth.current = 0;
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
