/** The script in a page, put there by a click: reads the page, paints it, and cleans up. It never has the key, and asks nobody. */
import type { PageMessage } from "../shared/messages.ts";
import { capturePage } from "./capture-page.ts";
import { paintLines, revealLine, unpaint } from "./paint-lines.ts";

declare global {
  /** Of this world only: pages do not see it. */
  var leadfitIsHere: boolean | undefined;
}

if (!globalThis.leadfitIsHere) {
  globalThis.leadfitIsHere = true;
  chrome.runtime.onMessage.addListener((message: PageMessage, _sender, answer) => {
    if (message.to !== "page") return false;
    switch (message.type) {
      case "read":
        void capturePage(message.waitMs).then(answer);
        // The answer comes later.
        return true;
      case "paint":
        answer(paintLines(message.lines));
        return false;
      case "reveal":
        answer(revealLine(message.lineId));
        return false;
      case "unpaint":
        unpaint();
        answer(null);
        return false;
    }
  });
}
