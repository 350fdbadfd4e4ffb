/** Calls about prompts and experiments. */
import {
  type createExperimentBodySchema,
  type DraftPromptBody,
  draftResultSchema,
  experimentResultSchema,
  experimentSchema,
  type PromptContent,
  type PromptFile,
  type PromptLabel,
  promptFileSchema,
  promptSchema,
  savedPromptSchema,
} from "@leadfit/contracts";
import { z } from "zod";
import { path, type Transport } from "./transport.ts";

export function promptCalls({ call }: Transport) {
  return {
    /** All versions, or those of a step: by step, the newest first. */
    async prompts(runType?: string) {
      return await call(promptSchema.array(), "/v1/prompts", { query: { run_type: runType } });
    },
    /** @throws ApiError 404 */
    async prompt(promptId: string) {
      return await call(promptSchema, path`/v1/prompts/${promptId}`);
    },
    /** The same content again is the same version. @throws ApiError 422 that names what is wrong and where */
    async savePrompt(body: PromptContent) {
      return await call(promptSchema, "/v1/prompts", { body, repeatable: true });
    },
    /** Tries a prompt on one stored job; nothing is stored but its cost. @throws ApiError 409 where no model is set */
    async tryPrompt(body: DraftPromptBody) {
      return await call(draftResultSchema, "/v1/prompts/draft", { body });
    },
    /** @throws ApiError 404, or 409 while an experiment runs for the step */
    async movePromptLabel(runType: string, label: PromptLabel, promptId: string) {
      const request = { method: "PUT", body: { prompt_id: promptId } } as const;
      return await call(promptSchema, path`/v1/prompts/${runType}/labels/${label}`, request);
    },
    /** Two files a version. */
    async exportPrompts() {
      return (await call(z.object({ files: promptFileSchema.array() }), "/v1/prompts/export")).files;
    },
    /** All or none. @throws ApiError 422 that names what is wrong and where */
    async importPrompts(files: PromptFile[]) {
      return await call(savedPromptSchema.array(), "/v1/prompts/import", {
        body: { files },
        repeatable: true,
      });
    },
    async experiments() {
      return await call(experimentSchema.array(), "/v1/experiments");
    },
    async experiment(experimentId: string) {
      return await call(experimentResultSchema, path`/v1/experiments/${experimentId}`);
    },
    async startExperiment(body: z.input<typeof createExperimentBodySchema>) {
      return await call(experimentResultSchema, "/v1/experiments", { body });
    },
    async endExperiment(experimentId: string, how: "promote" | "stop") {
      const route = path`/v1/experiments/${experimentId}/${how}`;
      return await call(experimentResultSchema, route, { method: "POST" });
    },
  };
}
