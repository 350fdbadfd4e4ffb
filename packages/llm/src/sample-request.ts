/** For this package's tests: a request that any model could answer. */
import type { ChatRequest } from "./chat.ts";

export const sampleRequest: ChatRequest = {
  model: "maker/model",
  fallbackModels: [],
  messages: [
    { role: "system", content: "rubric" },
    { role: "user", content: "posting" },
  ],
  schema: { name: "atoms", schema: { type: "object", properties: {}, additionalProperties: false } },
  temperature: 0.2,
  reasoning: { budget: 1024 },
  provider: null,
  maxCompletionTokens: 4096,
  sessionId: "assessment-1",
  fresh: false,
  runId: "run-1",
  assessmentId: "assessment-1",
};
