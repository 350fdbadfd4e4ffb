/** A door before the API that can be shut: what knocks meanwhile finds nobody. Counts the pages that went through. */
import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { freePort } from "@leadfit/testkit";

export type Door = {
  url: string;
  /** URLs of the pages that were sent through, in their order. */
  pages: (string | undefined)[];
  open(): Promise<void>;
  shut(): Promise<void>;
};

export async function createDoor(api: string): Promise<Door> {
  const port = await freePort();
  const pages: (string | undefined)[] = [];
  let server: Server | null = null;
  return {
    url: `http://127.0.0.1:${port}`,
    pages,
    async open() {
      server = createServer((incoming, outgoing) => {
        const { method, url = "/", headers } = incoming;
        const passed = request(new URL(url, api), { method, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        });
        passed.on("error", () => outgoing.destroy());
        outgoing.on("close", () => passed.destroy());
        if (url !== "/html_extract") return void incoming.pipe(passed);
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("end", () => {
          const body = Buffer.concat(chunks);
          pages.push(JSON.parse(body.toString("utf8")).url);
          passed.end(body);
        });
      }).listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    async shut() {
      server?.closeAllConnections();
      server?.close();
      server = null;
    },
  };
}
