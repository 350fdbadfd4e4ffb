/** Whose the data folder is, and who else may look into it: it holds the admin key and the resumes. */
import { existsSync, lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Finding, fail, ok, warn } from "./finding.ts";

const check = "data folder";
const othersMayRead = 0o044;
const others = 0o077;

export function checkDataFolder(home: string): Finding[] {
  if (!existsSync(home))
    return [warn(check, `${home} is not there`, "It is made by the first start (npm start).")];
  const folder = statSync(home);
  if (!folder.isDirectory())
    return [fail(check, `${home} is no folder`, "Set LEADFIT_HOME to a folder, or move that file away.")];
  const findings: Finding[] = [];
  const us = process.getuid?.();
  if (us !== undefined && folder.uid !== us)
    findings.push(
      fail(
        check,
        `${home} belongs to user ${folder.uid}, and you are ${us}`,
        `Run Leadfit as its owner, or give it to yourself: chown -R "$(id -u)" '${home}' (while Leadfit is stopped).`,
      ),
    );
  if (folder.mode & othersMayRead)
    findings.push(
      warn(check, `${home} has mode ${modeOf(folder.mode)}: others may list it`, `chmod go-rw '${home}'`),
    );
  for (const name of ["admin.key", "postgres.password"]) {
    const file = join(home, name);
    if (!existsSync(file)) continue;
    const { mode } = lstatSync(file);
    if (mode & others)
      findings.push(
        fail(
          check,
          `${file} has mode ${modeOf(mode)}: others may read it`,
          `chmod 600 '${file}'${name === "admin.key" ? "; then change the key: remove the file and start Leadfit again." : ""}`,
        ),
      );
  }
  return findings.length > 0 ? findings : [ok(check, `${home}, yours, mode ${modeOf(folder.mode)}`)];
}

const modeOf = (mode: number): string => (mode & 0o777).toString(8);
