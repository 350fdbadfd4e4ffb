/** An assistant's client, as the protocol's own SDK has it, against `leadfit mcp` and a Leadfit that runs. */
import { join } from "node:path";
import { repositoryRoot, samplePages } from "@leadfit/testkit";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiStack, openApiStack } from "./api-stack.ts";

/** The command starts in a second or two, on a busy machine in many. */
const patient = 90_000;
let stack: ApiStack;
let client: Client;
const clients: Client[] = [];

beforeAll(async () => {
  stack = await openApiStack();
  client = await connect({ LEADFIT_URL: stack.url, LEADFIT_API_KEY: stack.key });
}, patient);

afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await stack.stop();
});

async function connect(env: Record<string, string>): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(repositoryRoot, "apps/cli/src/main.ts"), "mcp"],
      env: { PATH: process.env.PATH ?? "", ...env },
      stderr: "inherit",
    }),
  );
  clients.push(client);
  return client;
}

async function use(client: Client, name: string, args: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [first] = content as { type: string; text: string }[];
  return { text: first?.text ?? "", isError: isError === true };
}

test("every tool is listed and does what it says", { timeout: patient }, async () => {
  const { tools } = await client.listTools();
  const names = [
    "add_resume_fact",
    "assess_page",
    "correct_verdict",
    "explain_lead",
    "get_resume",
    "list_leads",
  ];
  expect(tools.map(({ name }) => name).sort()).toEqual(names);
  for (const { description, inputSchema } of tools) {
    expect(description?.length).toBeGreaterThan(30);
    expect(inputSchema.type).toBe("object");
  }
  expect((await use(client, "list_leads")).text).toContain("no lead");

  const assessed = await use(client, "assess_page", {
    page: samplePages.posting,
    url: "https://quill.example/1",
  });
  expect(assessed.text).toMatch(
    /^Backend Engineer at Quillworks\njob_id: .+\nurl: https:\/\/quill.example\/1\nRating: /,
  );
  const [, jobId = ""] = /job_id: ([^,\n]+)/.exec(assessed.text) ?? [];
  const listed = await use(client, "list_leads", { query: "engineer", limit: 5 });
  expect(listed.text).toContain(`Backend Engineer · Quillworks`);
  expect(listed.text).toContain(`job_id: ${jobId}`);

  const explained = await use(client, "explain_lead", { job_id: jobId });
  expect(explained.text).toBe(assessed.text);
  const [, skill = ""] = /not met: .*\(job_skill_id: ([^)]+)\)/.exec(explained.text) ?? [];
  const corrected = await use(client, "correct_verdict", {
    job_skill_id: skill,
    match: true,
    reason: "I have it.",
  });
  expect(corrected.text).toMatch(new RegExp(`- met: .*A person says: match\\. I have it\\..*${skill}`));

  const before = await use(client, "get_resume");
  expect(before.text).toContain("version 1:\n\n# Mara Lindqvist");
  const fact = { fact: "Ran Redis clusters\nfor three years.", heading: "More" };
  expect((await use(client, "add_resume_fact", fact)).text).toContain("version 2");
  expect((await use(client, "add_resume_fact", { ...fact, fact: "Speaks Czech." })).text).toContain(
    "version 3",
  );
  expect((await use(client, "add_resume_fact", fact)).text).toContain("says so already");
  const after = await use(client, "get_resume");
  expect(after.text).toMatch(/\n## More\n\n- Ran Redis clusters for three years\.\n- Speaks Czech\.\n?$/);
  expect((await use(client, "get_resume", { version: 1 })).text).toBe(before.text);
});

test("what goes wrong is an answer that says what to do", { timeout: patient }, async () => {
  expect(await use(client, "explain_lead", { job_id: "nobody" })).toMatchObject({
    isError: true,
    text: expect.stringContaining("nobody"),
  });
  expect((await use(client, "assess_page", { page: "<p>Nothing here.</p>" })).isError).toBe(true);
  expect((await use(client, "list_leads", { limit: 100_000 })).isError).toBe(true);
  const nobody = await connect({ LEADFIT_HOME: "/nonexistent/leadfit" });
  expect((await use(nobody, "list_leads")).text).toContain("npm start");
});
