/** Versions of the prompts, their labels, drafts and experiments. */
import {
  type DraftPromptBody,
  draftResultSchema,
  experimentResultSchema,
  experimentSchema,
  type PromptContent,
  type PromptLabel,
  promptSchema,
} from "@leadfit/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, part } from "./http.ts";

export const promptsQuery = () =>
  queryOptions({
    queryKey: ["prompts"],
    queryFn: ({ signal }) => call(promptSchema.array(), "/v1/prompts", { signal }),
  });

/** Stored as a version; no label moves. @throws Problem 422 that names what is wrong and where */
export const savePrompt = (body: PromptContent) => call(promptSchema, "/v1/prompts", { body });

/** Asks it about one stored lead and stores nothing. @throws Problem 409 where no model is set */
export const tryDraft = (body: DraftPromptBody) => call(draftResultSchema, "/v1/prompts/draft", { body });

export const moveLabel = (runType: string, label: PromptLabel, promptId: string) =>
  call(promptSchema, `/v1/prompts/${part(runType)}/labels/${part(label)}`, {
    method: "PUT",
    body: { prompt_id: promptId },
  });

export const experimentsQuery = () =>
  queryOptions({
    queryKey: ["experiments"],
    queryFn: ({ signal }) => call(experimentSchema.array(), "/v1/experiments", { signal }),
  });

export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: ["experiments", id],
    queryFn: ({ signal }) => call(experimentResultSchema, `/v1/experiments/${part(id)}`, { signal }),
  });

export const startExperiment = (body: { run_type: string; challenger_prompt_id?: string; share: number }) =>
  call(experimentResultSchema, "/v1/experiments", { body });

export const endExperiment = (id: string, how: "promote" | "stop") =>
  call(experimentResultSchema, `/v1/experiments/${part(id)}/${how}`, { method: "POST" });
