/** Prompts: the shipped ones, the checks of a version, and the safe template language that all are written in. */
export { type CheckedPrompt, checkPrompt } from "./check-prompt.ts";
export { defaultPrompts } from "./default-prompts.ts";
export { TemplateError } from "./parse-template.ts";
export { promptsFromFiles, promptToFiles } from "./prompt-files.ts";
export type { PromptIssue } from "./prompt-issue.ts";
export { renderPrompt } from "./render-prompt.ts";
export { renderTemplate } from "./render-template.ts";
