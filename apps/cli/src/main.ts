/** The command line. */
import { ApiError } from "@leadfit/client";
import { HomeInUseError } from "@leadfit/runtime";
import { SettingsError } from "@leadfit/service";
import { Command } from "commander";
import { assess } from "./commands/assess.ts";
import { up } from "./commands/up.ts";
import { UsageError } from "./usage-error.ts";

const program = new Command("leadfit").description("Which job leads deserve an application, and why.");
program.command("up").description("start Leadfit and stay until Ctrl-C").action(up);
program
  .command("assess")
  .description("assess one saved job page and print the result")
  .argument("<page>", "the page as saved: HTML, JSON of an ATS, Markdown or text")
  .option(
    "--resume <file>",
    "resume to match against: .md, .txt or JSON Resume (.json); else the default resume",
  )
  .option("--url <url>", "where the page was saved from")
  .option("--json", "print the API's data instead of text")
  .action(assess);

try {
  await program.parseAsync();
  // Whatever still holds the event loop open is nobody's business now.
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

/** What goes wrong for a user's reason is one line; anything else is ours and keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof ApiError) {
    const detail = error.envelope?.error.detail;
    return detail ? `${error.message} (${detail})` : error.message;
  }
  if (error instanceof UsageError || error instanceof SettingsError || error instanceof HomeInUseError)
    return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
