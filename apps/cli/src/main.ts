/** The command line. */
import { Command } from "commander";
import { assess } from "./commands/assess.ts";
import { backup } from "./commands/backup.ts";
import { doctor } from "./commands/doctor.ts";
import { evaluateSet } from "./commands/eval.ts";
import { exportLeads } from "./commands/export.ts";
import { generate } from "./commands/generate.ts";
import { ingest } from "./commands/ingest.ts";
import { createKey, listKeys, revokeKey } from "./commands/keys.ts";
import { mcp } from "./commands/mcp.ts";
import {
  exportPrompts,
  importPrompts,
  labelPrompt,
  listPrompts,
  savePrompt,
  showPrompt,
} from "./commands/prompts.ts";
import { restore } from "./commands/restore.ts";
import { up } from "./commands/up.ts";
import { createWebhook, deleteWebhook, listWebhooks, logWebhook, testWebhook } from "./commands/webhooks.ts";
import { explain } from "./explain.ts";

const program = new Command("leadfit").description("Which job leads deserve an application, and why.");
program.command("up").description("start Leadfit and stay until Ctrl-C").action(up);
program
  .command("assess")
  .description("assess one saved job page and print the result")
  .argument("<page>", "the page as saved: HTML, JSON of an ATS, Markdown or text")
  .option(
    "--resume <file>",
    "resume to match against: PDF, DOCX, Markdown, text or JSON Resume; else the default resume",
  )
  .option("--url <url>", "where the page was saved from")
  .option("--json", "print the API's data instead of text")
  .action(assess);
program
  .command("ingest")
  .description("take in every saved job page of a folder: .html, .htm, .json, .md and .txt")
  .argument("<dir>", "the folder")
  .option("--recursive", "its subfolders too")
  .option("--concurrency <n>", "pages in flight at once", "4")
  .action(ingest);
program
  .command("generate")
  .description("assess recent jobs that have no whole assessment against the default resume")
  .option("--limit <n>", "at most this many, the newest first", "100")
  .option("--days-back <n>", "jobs of the last n days", "14")
  .option("--concurrency <n>", "assessments open at once", "5")
  .action(generate);
program
  .command("export")
  .description("write every lead that passes the filters, the best first")
  .option("--format <format>", "csv, json or markdown", "csv")
  .option("--out <file>", "made; else standard output")
  .option("--query <words>", "words in title, company or location")
  .option("--rating <ratings>", "high, medium, low, none: several by commas")
  .option("--status <statuses>", "saved, applied, interview, offer, rejected, none: several by commas")
  .option("--days-back <n>", "leads of the last n days")
  .option("--resume <id>", "the results against that resume")
  .action(exportLeads);
program
  .command("mcp")
  .description("serve assistants by the Model Context Protocol on standard input and output (docs/api.md)")
  .action(mcp);
program
  .command("eval")
  .description("measure an engine on a folder of pages that people have read (docs/evaluation.md)")
  .argument("<dir>", "the folder: postings/, and gold/, match/ and resumes/ beside it")
  .option("--engine <name>", "rules, or model: the one that the environment names", "rules")
  .option("--json <file>", "write the figures and every miss there")
  .option("--compare <file>", "what got better and worse since a report that --json wrote")
  .option("--only <ids...>", "these pages only")
  .option("--prompt <files...>", "a version's .json or .eta, instead of the shipped prompt of its step")
  .option("--explain", "say what was missed on each page")
  .option("--raise-floor", "raise the figures that the set must not fall below (floor.json)")
  .action(evaluateSet);
program
  .command("doctor")
  .description("look at everything, running or stopped, and say how to mend what is found")
  .option("--json", "print the findings as JSON")
  .action(doctor);
program
  .command("backup")
  .description("write everything to one file, also while Leadfit runs")
  .argument("<file>", "made; it must not be there yet")
  .action(backup);
program
  .command("restore")
  .description("put a backup into an empty database, while Leadfit does not run on it")
  .argument("<file>", "what backup has written")
  .option("--replace", "delete all that the database holds, for good, and put the backup in its place")
  .action(restore);

const prompts = program
  .command("prompts")
  .description("versions of prompts and their labels (docs/prompts.md)");
prompts
  .command("list")
  .description("every version: its step and number, its id, its model, its labels")
  .option("--run-type <step>", "of this step only, e.g. ja_3_1_assessment")
  .action(listPrompts);
prompts.command("show").description("print a version").argument("<id>").action(showPrompt);
prompts
  .command("save")
  .description("save a version, which makes nothing live")
  .argument("<file>", "its .json or .eta; the other one stands beside it")
  .action(savePrompt);
prompts
  .command("label")
  .description("move production or challenger to a version; moved back, it is a rollback")
  .argument("<run-type>", "the step, e.g. ja_3_1_assessment")
  .argument("<label>", "production or challenger")
  .argument("<id>", "the version's")
  .action(labelPrompt);
prompts
  .command("export")
  .description("write every version to a folder, two files each")
  .argument("<dir>", "made if it is not there")
  .action(exportPrompts);
prompts
  .command("import")
  .description("save every version of a folder that is not there yet")
  .argument("<dir>")
  .action(importPrompts);

const webhooks = program
  .command("webhooks")
  .description("who is told when an assessment is whole or a job is parked (docs/api.md)");
webhooks.command("list").description("every webhook").action(listWebhooks);
webhooks
  .command("create")
  .description("have a URL told, and print the secret that it checks signatures with, once")
  .argument("<url>")
  .option("--event <events...>", "assessment.completed, job.quarantined; else both")
  .action(createWebhook);
webhooks.command("delete").description("tell it no more").argument("<id>").action(deleteWebhook);
webhooks.command("test").description("send it a test event").argument("<id>").action(testWebhook);
webhooks.command("log").description("what was sent, and what came of it").argument("<id>").action(logWebhook);

const keys = program.command("keys").description("keys of the API and what each may do (docs/security.md)");
keys.command("list").description("every key: its id, scopes, end and last use").action(listKeys);
keys
  .command("create")
  .description("make a key and print it, once")
  .argument("<name>", "what you will know it by, e.g. scraper")
  .requiredOption("--scope <scopes...>", "what it may do: ingest, read, prompts, ops, admin")
  .option("--days <n>", "it ends after n days; else when it is revoked")
  .action(createKey);
keys
  .command("revoke")
  .description("end a key and its sessions at once")
  .argument("<id>", "as list shows it")
  .action(revokeKey);

try {
  await program.parseAsync();
  // Whatever still holds the event loop open is nobody's business now.
  process.exit();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
