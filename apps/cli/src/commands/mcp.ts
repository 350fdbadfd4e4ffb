/** `leadfit mcp`: an MCP server on standard input and output, over the Leadfit that runs. Prints nothing else there. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createMcpServer } from "../mcp/create-mcp-server.ts";
import { runningClient } from "../running-client.ts";

export async function mcp(): Promise<void> {
  const manifest = readFileSync(join(import.meta.dirname, "../../../../package.json"), "utf8");
  const server = createMcpServer(runningClient, (JSON.parse(manifest) as { version: string }).version);
  const gone = once(process.stdin, "end");
  await server.connect(new StdioServerTransport());
  await gone;
  await server.close();
}
