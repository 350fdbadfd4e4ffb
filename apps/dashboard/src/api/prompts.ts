/** Versions of the prompts, their labels, drafts and experiments. */
import type { DraftPromptBody, PromptContent, PromptLabel, PromptRunType } from "@leadfit/contracts";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

export const promptsQuery = () => queryOptions({ queryKey: ["prompts"], queryFn: () => client.prompts() });

/** Stored as a version; no label moves. @throws ApiError 422 that names what is wrong and where */
export const savePrompt = (body: PromptContent) => client.savePrompt(body);

/** Asks it about one stored lead and stores nothing. @throws ApiError 409 where no model is set */
export const tryDraft = (body: DraftPromptBody) => client.tryPrompt(body);

export const moveLabel = (runType: PromptRunType, label: PromptLabel, promptId: string) =>
  client.movePromptLabel(runType, label, promptId);

export const experimentsQuery = () =>
  queryOptions({ queryKey: ["experiments"], queryFn: () => client.experiments() });

export const experimentQuery = (id: string) =>
  queryOptions({ queryKey: ["experiments", id], queryFn: () => client.experiment(id) });

export const startExperiment = (body: Parameters<typeof client.startExperiment>[0]) =>
  client.startExperiment(body);
export const endExperiment = (id: string, how: "promote" | "stop") => client.endExperiment(id, how);
