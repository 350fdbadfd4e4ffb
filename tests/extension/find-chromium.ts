/** The distribution's Chromium; null where there is none. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export function findChromium(): string | null {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of ["chromium", "chromium-browser"]) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not here.
      }
    }
  }
  return null;
}
