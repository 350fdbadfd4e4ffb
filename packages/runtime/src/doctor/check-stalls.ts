/** Tasks that are due and that nobody does. */
import type { StageBacklog } from "@leadfit/db";
import { counted, duration, type Finding, fail, ok, warn } from "./finding.ts";

const check = "stalls";
const slowSeconds = 120;
const stalledSeconds = 900;

export function checkStalls(backlog: StageBacklog[]): Finding[] {
  const findings = backlog.flatMap((stage) => judgeStage(stage));
  return findings.length > 0 ? findings : [ok(check, "no task waits for long")];
}

function judgeStage({ stage, due, oldestSeconds, stuck, unannounced }: StageBacklog): Finding[] {
  const findings: Finding[] = [];
  if (stuck > 0)
    findings.push(
      fail(
        check,
        `${stage}: ${counted(stuck, "task")} whose worker died or hung, taken up by nobody for a minute`,
        `See that the sweeper and worker-${stage} run; they take such a task up within 30 s.`,
      ),
    );
  if (unannounced > 0)
    findings.push(
      fail(
        check,
        `${stage}: ${counted(unannounced, "task")} due for a minute that the queue has not heard of`,
        "See the queue's finding: its store is away, or no process runs that announces tasks.",
      ),
    );
  if (oldestSeconds > slowSeconds) {
    const saw = `${stage}: ${counted(due, "task")} due, the oldest for ${duration(oldestSeconds)}`;
    const advice = `More of them at once: worker-${stage} scaled up, LEADFIT_${stage.toUpperCase()}_CONCURRENCY, LEADFIT_LLM_RPM and LEADFIT_LLM_SLOTS (docs/troubleshooting.md).`;
    findings.push((oldestSeconds > stalledSeconds ? fail : warn)(check, saw, advice));
  }
  return findings;
}
