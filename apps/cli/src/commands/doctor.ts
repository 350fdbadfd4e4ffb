/** `leadfit doctor`: looks at everything, changes nothing, and says how to mend what it finds. */
import { examineHost, examineSystem, type Finding, type Settings, settingsFromEnv } from "@leadfit/runtime";
import { explain } from "../explain.ts";
import { onDatabase } from "../on-database.ts";
import { UsageError } from "../usage-error.ts";

const marks: Record<Finding["status"], string> = { ok: "✓", warn: "!", fail: "✗" };

export async function doctor({ json = false }: { json?: boolean }): Promise<void> {
  const settings = settingsFromEnv(process.env);
  const findings = [...examineHost(settings), ...(await examine(settings))];
  const failed = findings.some(({ status }) => status === "fail");
  if (json) console.log(JSON.stringify({ ok: !failed, findings }, null, 2));
  else for (const finding of findings) console.log(line(finding));
  if (failed) process.exitCode = 1;
}

async function examine(settings: Settings): Promise<Finding[]> {
  try {
    return await onDatabase(settings, "doctor", (url) => examineSystem(settings, url));
  } catch (error) {
    const nothingYet = error instanceof UsageError;
    return [
      {
        check: "postgres",
        status: nothingYet ? "warn" : "fail",
        saw: explain(error),
        advice: nothingYet
          ? "The first start makes one (npm start); a fleet names its own in DATABASE_URL."
          : "postgres.log and leadfit.log in the data folder say more.",
      },
    ];
  }
}

function line({ check, status, saw, advice }: Finding): string {
  return `${marks[status]} ${check}: ${saw}${advice === null ? "" : `\n    → ${advice}`}`;
}
