/** The prompts that ship with Leadfit, one a step. */
export { type DefaultPrompt, defaultPrompts } from "./default-prompts.ts";
