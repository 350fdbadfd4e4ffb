/** `leadfit export --format csv`: every lead that passes the filters, as a file. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { leadExportQuerySchema } from "@leadfit/contracts";
import { UsageError } from "../usage-error.ts";
import { withClient } from "../with-client.ts";

export type ExportOptions = {
  format: string;
  out?: string;
  query?: string;
  rating?: string;
  status?: string;
  daysBack?: string;
  resume?: string;
};

export async function exportLeads({
  out,
  daysBack,
  query,
  resume,
  ...options
}: ExportOptions): Promise<void> {
  const asked = {
    ...options,
    ...(query !== undefined && { q: query }),
    ...(daysBack !== undefined && { days_back: daysBack }),
    ...(resume !== undefined && { resume_id: resume }),
  };
  const parsed = leadExportQuerySchema.safeParse(asked);
  if (!parsed.success) {
    throw new UsageError(
      parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"),
    );
  }
  await withClient(async (client) => {
    const stream = await client.exportLeads(asked as Parameters<typeof client.exportLeads>[0]);
    // Not before there is something to write: a call that fails leaves no empty file.
    const file = out === undefined ? process.stdout : createWriteStream(out, { flags: "wx" });
    for await (const chunk of stream) if (!file.write(chunk)) await once(file, "drain");
    if (file === process.stdout) return;
    file.end();
    await once(file, "close");
    console.error(`written to ${out}`);
  });
}
