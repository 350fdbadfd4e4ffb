/** Whether every step has a prompt that is used. */
import { promptRunTypes } from "@leadfit/contracts";
import { type Finding, fail, ok } from "./finding.ts";

const check = "prompts";

export function checkPrompts(steps: { runType: string; production: number | null }[]): Finding[] {
  const findings = promptRunTypes.flatMap((runType) => {
    const step = steps.find((one) => one.runType === runType);
    if (!step) return [fail(check, `${runType} has no version`, "A start of Leadfit seeds the shipped one.")];
    if (step.production === null)
      return [
        fail(
          check,
          `no version of ${runType} is labelled production`,
          `leadfit prompts list --run-type ${runType}, then leadfit prompts label ${runType} production <id>. Jobs of this step are parked until then.`,
        ),
      ];
    return [];
  });
  return findings.length > 0
    ? findings
    : [ok(check, `${promptRunTypes.length} steps, each with one in production`)];
}
