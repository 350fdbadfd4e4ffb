/** Whether assessments got dearer than they were, and which prompt costs most. */
import type { CallFigures, CostTrend, PromptCost } from "@leadfit/db";
import { type Finding, ok, percent, warn } from "./finding.ts";

const check = "token consumption";
/** Fewer say nothing. */
const leastAssessments = 5;
const leastCalls = 50;
const dearer = 1.5;
const poorCache = 0.1;
const muchThinking = 0.7;

export function checkTokens(trend: CostTrend, calls: CallFigures, prompts: PromptCost[]): Finding[] {
  if (calls.calls === 0) return [ok(check, "no call of a model in the last 7 days")];
  return [judgeTrend(trend, prompts[0]), ...judgeCalls(calls)];
}

function judgeTrend(trend: CostTrend, dearest: PromptCost | undefined): Finding {
  const { weekAssessments, weekUsd, weekTokens, beforeAssessments, beforeUsd, beforeTokens } = trend;
  const most = dearest
    ? `; dearest prompt ${dearest.runType} ${dearest.version}: ${dearest.usdPerCall.toFixed(5)} USD, ${Math.round(dearest.tokensPerCall)} tokens a call`
    : "";
  const now = `${(weekUsd ?? 0).toFixed(5)} USD, ${Math.round(weekTokens ?? 0)} tokens`;
  if (Math.min(weekAssessments, beforeAssessments) < leastAssessments)
    return ok(check, `an assessment takes ${now} (median of ${weekAssessments}; too few to compare)${most}`);
  const before = `${(beforeUsd ?? 0).toFixed(5)} USD, ${Math.round(beforeTokens ?? 0)} tokens`;
  const saw = `an assessment takes ${now} this week (median), in the four weeks before ${before}${most}`;
  const rose = (week: number | null, earlier: number | null) => (week ?? 0) > (earlier ?? 0) * dearer;
  if (!rose(weekUsd, beforeUsd) && !rose(weekTokens, beforeTokens)) return ok(check, saw);
  return warn(
    check,
    saw,
    "See GET /v1/usage by prompt and model: a prompt's new version, its thinking budget, another model, longer postings. leadfit prompts label moves back.",
  );
}

function judgeCalls({ calls, inputTokens, cachedTokens, outputTokens, thinkingTokens, failed }: CallFigures) {
  if (calls < leastCalls) return [];
  const findings: Finding[] = [];
  const cached = inputTokens > 0 ? cachedTokens / inputTokens : 0;
  findings.push(
    cached < poorCache
      ? warn(
          check,
          `the provider's prompt cache held ${percent(cached)} of the input`,
          "A prompt should begin with what stays the same (rubric, then resume); one provider in the prompt's provider preferences keeps the cache warm. Short prompts and some models are never cached.",
        )
      : ok(check, `the provider's prompt cache held ${percent(cached)} of the input`),
  );
  const thinking = outputTokens > 0 ? thinkingTokens / outputTokens : 0;
  if (thinking > muchThinking)
    findings.push(
      warn(
        check,
        `${percent(thinking)} of the output is thinking`,
        "Lower the prompts' thinking budget or effort, in a new version (docs/prompts.md).",
      ),
    );
  if (failed > calls / 5)
    findings.push(
      warn(
        check,
        `${percent(failed / calls)} of the calls failed, and some were billed`,
        "GET /v1/jobs/{job_id}/runs names each one's error; often the model does not keep to the schema.",
      ),
    );
  return findings;
}
