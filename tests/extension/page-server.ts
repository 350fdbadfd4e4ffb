/** Serves the sample pages, in the shapes of job sites, as those sites would: scripts of others may not run on some of them. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** What stands where: by the address that a browser has. */
export const sites = {
  linkedin: "https://www.linkedin.com/jobs/search/?currentJobId=4001&keywords=engineer",
  indeed: "https://de.indeed.com/jobs?q=engineer&vjk=aa02",
  greenhouse: "https://job-boards.greenhouse.io/ploverpress/jobs/700100",
  lever: "https://jobs.lever.co/tideway/0b7f4d6e-1c1a-4a7e-9f5e-0c9d6a1f2b3c",
  ashby: "https://jobs.ashbyhq.com/windmill/5c1f0b7a-2d3e-4f50-8a9b-1c2d3e4f5a6b",
  workday:
    "https://lindholm.wd3.myworkdayjobs.com/en-US/careers/job/Magdeburg/Stores-Systems-Engineer_R-0042",
  shadow: "https://careers.fen-archive.example/jobs/archive-engineer",
  nothing: "https://www.old-pier.example/tides",
} as const;
export type Site = keyof typeof sites;

const strict = "default-src 'none'; style-src 'none'; script-src 'none'";

export async function startPageServer(): Promise<{ urlOf(address: string): string; close(): void }> {
  const server = createServer((incoming, outgoing) => {
    const name = (incoming.url ?? "/").slice(1);
    if (!(name in sites)) return void outgoing.writeHead(404).end();
    const html = readFileSync(join(import.meta.dirname, "pages", `${name}.html`), "utf8");
    outgoing.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      ...(!html.includes("<script>") && { "content-security-policy": strict }),
    });
    outgoing.end(html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (address) =>
      `http://127.0.0.1:${port}/${Object.entries(sites).find(([, at]) => at === address.replace(/#.*/, ""))?.[0] ?? ""}`,
    close: () => server.close(),
  };
}
