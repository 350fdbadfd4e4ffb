/** Taking in dropped, pasted and chosen pages. */
import { addPage } from "../api/jobs.ts";

export const pageFiles = ".html,.htm,.mhtml,.json,.md,.txt";
const largest = 5 * 1024 * 1024;

export type Added = { key: string; name: string; jobId: string | null; error: unknown };

/** The text of dropped or chosen files, each taken in on its own: one that is refused stops no other. */
export async function addFiles(files: readonly File[]): Promise<Added[]> {
  return await Promise.all(
    files.map(async (file): Promise<Added> => {
      const added = { key: `${file.name} ${crypto.randomUUID()}`, name: file.name };
      try {
        if (file.size > largest) throw new Error(`${file.name} is larger than 5 MB.`);
        const { job_id } = await addPage({ html: await file.text() });
        return { ...added, jobId: job_id, error: null };
      } catch (error) {
        return { ...added, jobId: null, error };
      }
    }),
  );
}
