/** Which Leadfit this is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const manifest = readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8");

export const leadfitVersion: string = (JSON.parse(manifest) as { version: string }).version;
