/** The candidate's document as the text that evidence is quoted from. Knows formats; knows nothing of requirements. */
import { type ResumeFormat, storable } from "@leadfit/contracts";
import { jsonResumeSchema } from "./json-resume.ts";
import { renderJsonResume } from "./render-json-resume.ts";

export type ResumeReading = { kind: "ok"; text: string } | { kind: "invalid"; message: string };

const empty: ResumeReading = {
  kind: "invalid",
  message: "The resume has no text. Send the resume's own words as Markdown, plain text or JSON Resume.",
};

/** Keeps the words and the lines; only what no reader sees is changed. */
function normalize(text: string): string {
  return storable(text)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[\u00a0\u202f]/g, " ")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function fromText(text: string): ResumeReading {
  const normal = normalize(text);
  return /[\p{L}\p{N}]/u.test(normal) ? { kind: "ok", text: normal } : empty;
}

function fromJson(content: string): ResumeReading {
  if (content.trim() === "") return empty;
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\ufeff/, ""));
  } catch {
    return {
      kind: "invalid",
      message:
        "The resume is not valid JSON. Send a JSON Resume (https://jsonresume.org/schema), or choose the format markdown or text.",
    };
  }
  const parsed = jsonResumeSchema.safeParse(value);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") || "the document";
    return {
      kind: "invalid",
      message: `The JSON is no JSON Resume: ${where} does not have the shape of https://jsonresume.org/schema. Correct it, or choose the format markdown or text.`,
    };
  }
  const text = normalize(renderJsonResume(parsed.data));
  if (!/[\p{L}\p{N}]/u.test(text))
    return {
      kind: "invalid",
      message:
        "The JSON is no JSON Resume: it has none of the sections basics, work, education or skills. Send a JSON Resume (https://jsonresume.org/schema), or choose the format markdown or text.",
    };
  return { kind: "ok", text };
}

/**
 * Reads a resume into plain text: Markdown and text lightly normalised (line ends, NUL, invisible characters), JSON
 * Resume validated and rendered to Markdown. `invalid` carries a message that tells the sender what to do. Never throws.
 */
export function readResume(format: ResumeFormat, content: string): ResumeReading {
  return format === "json_resume" ? fromJson(content) : fromText(content);
}
