import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { announce } from "../shell/announce.tsx";

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="button"
      onClick={async () => {
        await navigator.clipboard.writeText(text);
        setCopied(true);
        announce("Copied");
      }}
    >
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />} {copied ? "Copied" : label}
    </button>
  );
}
