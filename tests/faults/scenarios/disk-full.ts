/** The disk under Postgres runs full while postings come in. */
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "@leadfit/testkit";
import { postPage, startApi } from "../api-client.ts";
import { bothBackends, type Figure, quantile, type Scenario } from "../scenario.ts";
import { openStand, pageOf } from "../stand.ts";

export type DiskFull = { jobs: number; diskMiB: number; refusals: number };

export const diskFull: Scenario<DiskFull> = {
  name: "disk-full",
  guarantee:
    "on a full disk a posting is refused with an error and nothing of it is stored; with room again all that was accepted ends",
  backends: bothBackends,
  short: null,
  long: { jobs: 200, diskMiB: 400, refusals: 20 },
  how: ({ jobs, diskMiB, refusals }) =>
    `Postgres on a tmpfs of ${diskMiB} MiB (needs root), ${jobs} postings before and as many after; a file fills the rest in between until ${refusals} were refused`,
  async run(place, { jobs, diskMiB, refusals }) {
    const disk = mkdtempSync(join(tmpdir(), "leadfit-disk-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskMiB}m`, "tmpfs", disk]);
    try {
      const stand = await openStand(place, { ownServer: { home: disk } });
      try {
        const { url } = await startApi(stand);
        await stand.startReady("workers");
        const accepted = new Set<string>();
        const send = async (jobId: string): Promise<{ status: number; ms: number }> => {
          const startedAt = performance.now();
          const status = await postPage(url, pageOf(jobId), jobId).then(
            (answer) => answer.status,
            () => 0,
          );
          if (status === 200 || status === 202) accepted.add(jobId);
          return { status, ms: performance.now() - startedAt };
        };
        for (let n = 0; n < jobs; n++) await send(`before-${n}`);
        const ballast = join(disk, "ballast");
        fillUp(ballast);
        place.say(`full, with ${accepted.size} accepted`);
        const refused: { status: number; ms: number }[] = [];
        for (let n = 0; refused.length < refusals && n < 20_000; n++) {
          const answer = await send(`full-${n}`);
          if (answer.status !== 200 && answer.status !== 202) refused.push(answer);
        }
        const statuses = new Map<number, number>();
        for (const { status } of refused) statuses.set(status, (statuses.get(status) ?? 0) + 1);
        place.say(`refused: ${JSON.stringify([...statuses])}`);
        rmSync(ballast);
        const freeAt = performance.now();
        await eventually(async () => {
          const { status } = await send("again");
          if (status !== 200 && status !== 202) throw new Error(`the API still answers ${status}`);
        }, 120_000);
        const backMs = performance.now() - freeAt;
        for (let n = 0; n < jobs; n++) await send(`after-${n}`);
        await stand.allEnded(180_000);
        const { completed } = await stand.check();
        const stored = await stand.database.query<{ job_id: string }>("select job_id from job_details");
        const kept = new Set(stored.map(({ job_id }) => job_id));
        const lost = [...accepted].filter((jobId) => !kept.has(jobId));
        const unasked = stored.length - accepted.size;
        const figures: Figure[] = [
          { what: "refused", value: refused.length, limit: { atLeast: 1 } },
          {
            what: "of these answered with 503 or 507",
            value: (statuses.get(503) ?? 0) + (statuses.get(507) ?? 0),
          },
          {
            what: "p95 of a refusal",
            value: quantile(
              refused.map(({ ms }) => ms),
              0.95,
            ),
            unit: " ms",
          },
          { what: "accepted and lost", value: lost.length, limit: { exactly: 0 } },
          // An answer that is lost on its way does not undo a commit.
          { what: "stored though refused", value: unasked, limit: { atMost: statuses.get(0) ?? 0 } },
          { what: "accepting again after", value: backMs / 1000, unit: " s", limit: { atMost: 30 } },
          { what: "completed", value: completed, limit: { exactly: stored.length } },
        ];
        return figures;
      } finally {
        await stand.close();
      }
    } finally {
      execFileSync("umount", ["--lazy", disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  },
};

/** Writes until there is no room, for Postgres takes some meanwhile; the last of it is given back. */
function fillUp(file: string): void {
  const piece = Buffer.alloc(256 * 1024, 1);
  try {
    for (;;) appendFileSync(file, piece);
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOSPC") throw error;
  }
  truncateSync(file, Math.max(0, statSync(file).size - piece.length));
}
