/** The export's button, with its menu or before that is loaded. */
import { ChevronDown, Download } from "lucide-react";
import type { ComponentProps } from "react";

export function ExportFace(props: ComponentProps<"button">) {
  return (
    <button type="button" className="button" {...props}>
      <Download aria-hidden /> Export <ChevronDown aria-hidden />
    </button>
  );
}
