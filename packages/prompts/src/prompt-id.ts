/** The id of a version is made of its content: the same content saved, seeded or imported twice is one version. */
import { createHash } from "node:crypto";
import type { FrozenPrompt } from "@leadfit/contracts";

type Content = Omit<FrozenPrompt, "promptId" | "version">;

/** @returns the step and the start of the content's hash: "ja_3_1_assessment-0f3a…" */
export function promptIdOf(content: Content): string {
  const { runType, modelId, fallbackModels, systemPrompt, template, temperature, responseSchema } = content;
  const { reasoning, maxOutputTokens, provider } = content;
  const parts = [runType, modelId, fallbackModels, systemPrompt, template, temperature, responseSchema];
  // The order of keys says something in a response schema, but nothing in provider preferences.
  const text = JSON.stringify([...parts, sorted(reasoning), maxOutputTokens, sorted(provider)]);
  return `${runType}-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
