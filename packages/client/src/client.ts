/** Calls the API and parses its answers. Knows URLs and envelopes, nothing of what is done with them. */
import {
  type ApiKey,
  apiKeySchema,
  type Batch,
  batchSchema,
  type CreatedKey,
  type CreateKeyBody,
  createdKeySchema,
  type ErrorEnvelope,
  errorEnvelopeSchema,
  type GenerateBody,
  type HtmlExtractBody,
  type JobData,
  jobDataSchema,
  type Prompt,
  type PromptFile,
  type PromptLabel,
  promptFileSchema,
  promptSchema,
  type Resume,
  resumeSchema,
  type SavedPrompt,
  type StartedBatch,
  savedPromptSchema,
  startedBatchSchema,
} from "@leadfit/contracts";

/** The API's answer was an error; `envelope` is null where it was not the API that answered. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly envelope: ErrorEnvelope | null;

  constructor(status: number, envelope: ErrorEnvelope | null) {
    super(envelope?.error.message ?? `HTTP ${status}`);
    this.status = status;
    this.envelope = envelope;
  }
}

export type ResumeUpload = { fileName: string; bytes: Uint8Array<ArrayBuffer> };

export type LeadfitClient = {
  /** True where a Leadfit API answers. */
  alive(): Promise<boolean>;
  /** The API tells its format from the file. @throws ApiError, e.g. 422 where it has no text */
  addResume(file: ResumeUpload): Promise<Resume>;
  /** Waits up to five minutes for the assessment. @throws ApiError, e.g. 422 where the page holds no posting */
  assessPage(body: HtmlExtractBody): Promise<JobData>;
  /** Starts a batch and does not wait for it. @throws ApiError 409 where there is no default resume */
  generate(body: GenerateBody): Promise<StartedBatch>;
  batch(batchId: string): Promise<Batch>;
  /** All versions, or those of a step: by step, the newest first. */
  prompts(runType?: string): Promise<Prompt[]>;
  /** @throws ApiError 404 */
  prompt(promptId: string): Promise<Prompt>;
  /** @throws ApiError 404, or 409 while an experiment runs for the step */
  movePromptLabel(runType: string, label: PromptLabel, promptId: string): Promise<Prompt>;
  /** Two files a version. */
  exportPrompts(): Promise<PromptFile[]>;
  /** All or none. @throws ApiError 422 that names what is wrong and where */
  importPrompts(files: PromptFile[]): Promise<SavedPrompt[]>;
  /** The newest first, also those that have ended. */
  keys(): Promise<ApiKey[]>;
  /** The only answer with the key in it. */
  createKey(body: CreateKeyBody): Promise<CreatedKey>;
  /** Its sessions end too. @throws ApiError 404, or 409 for the data folder's own and for the last admin key */
  revokeKey(keyId: string): Promise<void>;
};

const assessWaitSeconds = 300;

/** @param url the API's origin @param key a bearer key */
export function createClient({ url, key }: { url: string; key: string }): LeadfitClient {
  const call = async (
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    method: "GET" | "POST" | "PUT" | "DELETE" = body === undefined ? "GET" : "POST",
  ): Promise<unknown> => {
    const isForm = body instanceof FormData;
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        // A form's own type names its boundary.
        ...(body !== undefined && !isForm && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return (answer as { data: unknown }).data;
    throw new ApiError(response.status, errorEnvelopeSchema.safeParse(answer).data ?? null);
  };
  return {
    async alive() {
      // Without the key: whoever listens there now may be somebody else.
      return await fetch(new URL("/healthz", url)).then(
        async (response) => response.ok && (await response.text()).includes('"alive":true'),
        () => false,
      );
    },
    async addResume({ fileName, bytes }) {
      const form = new FormData();
      form.append("file", new Blob([bytes]), fileName);
      return resumeSchema.parse(await call("/v1/resumes", form));
    },
    async assessPage(body) {
      return jobDataSchema.parse(await call("/html_extract", body, { prefer: `wait=${assessWaitSeconds}` }));
    },
    async generate(body) {
      return startedBatchSchema.parse(await call("/v1/assessments/generate", body));
    },
    async batch(batchId) {
      return batchSchema.parse(await call(`/v1/batches/${encodeURIComponent(batchId)}`));
    },
    async prompts(runType) {
      const query = runType === undefined ? "" : `?run_type=${encodeURIComponent(runType)}`;
      return promptSchema.array().parse(await call(`/v1/prompts${query}`));
    },
    async prompt(promptId) {
      return promptSchema.parse(await call(`/v1/prompts/${encodeURIComponent(promptId)}`));
    },
    async movePromptLabel(runType, label, promptId) {
      const path = `/v1/prompts/${encodeURIComponent(runType)}/labels/${encodeURIComponent(label)}`;
      return promptSchema.parse(await call(path, { prompt_id: promptId }, {}, "PUT"));
    },
    async exportPrompts() {
      const { files } = (await call("/v1/prompts/export")) as { files: unknown };
      return promptFileSchema.array().parse(files);
    },
    async importPrompts(files) {
      return savedPromptSchema.array().parse(await call("/v1/prompts/import", { files }));
    },
    async keys() {
      return apiKeySchema.array().parse(await call("/v1/keys"));
    },
    async createKey(body) {
      return createdKeySchema.parse(await call("/v1/keys", body));
    },
    async revokeKey(keyId) {
      await call(`/v1/keys/${encodeURIComponent(keyId)}`, undefined, {}, "DELETE");
    },
  };
}
