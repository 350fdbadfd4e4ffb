/** Prompts: the shipped ones, and the safe template language that all are written in. */
export { type DefaultPrompt, defaultPrompts } from "./default-prompts.ts";
export { TemplateError } from "./parse-template.ts";
export { renderTemplate } from "./render-template.ts";
