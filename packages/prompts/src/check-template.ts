/** Checks a template against what its step offers. Runs nothing of it. */
import type { PromptRunType } from "@leadfit/contracts";
import { parseTemplate, TemplateError, type TemplateNode } from "./parse-template.ts";
import type { PromptIssue } from "./prompt-issue.ts";
import { type StepVariables, templateVariables } from "./template-variables.ts";

/** What a name stands for in terms of the step's variables: `it` for "", a loop's item for "list[]". */
type Scope = ReadonlyMap<string, string>;

/** @returns every variable that the step does not offer, with its place, and every one that it needs and does not find */
export function checkTemplate(runType: PromptRunType, source: string): PromptIssue[] {
  const variables = templateVariables[runType];
  const used = new Set<string>();
  const issues: PromptIssue[] = [];
  try {
    checkNodes(parseTemplate(source), new Map([["it", ""]]), { variables, used, issues });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [{ path: pathOf(error.at), message: error.reason }];
  }
  const missing = variables.needed.filter((name) => !used.has(name));
  return [...issues, ...missing.map((name) => ({ path: "template", message: `it.${name} must be used` }))];
}

type Check = { variables: StepVariables; used: Set<string>; issues: PromptIssue[] };

function checkNodes(nodes: TemplateNode[], scope: Scope, check: Check): void {
  const { variables, used, issues } = check;
  for (const node of nodes) {
    if (node.kind === "text") continue;
    const [root = "", ...rest] = node.path;
    const name = [scope.get(root), ...rest].filter(Boolean).join(".");
    const isText = variables.offered.includes(name);
    const isList = variables.offered.some((offered) => offered.startsWith(`${name}[].`));
    const fits = node.kind === "value" ? isText : node.kind === "for" ? isList : isText || isList;
    if (!fits) {
      const what = isText ? "is a text, no list" : isList ? "is a list: loop over it" : "is not offered here";
      const message = `${node.path.join(".")} ${what}; this step offers ${variables.offered.map((offered) => `it.${offered}`).join(", ")}`;
      issues.push({ path: pathOf(node.at), message });
    } else if (node.kind === "value") used.add(name);
    if (node.kind === "if") checkNodes(node.body, scope, check);
    // What stands in a loop over nothing known would only be the same mistake again.
    if (node.kind === "for" && fits)
      checkNodes(node.body, new Map([...scope, [node.name, `${name}[]`]]), check);
  }
}

const pathOf = (at: string | null): string => (at ? `template:${at}` : "template");
