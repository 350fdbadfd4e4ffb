/**
 * For tests: what a model may reply in place of the honest answer. Knows no step: the answer comes from whoever asks for
 * replies to it.
 */
import fc from "fast-check";
import type { Answer, Question } from "../ports.ts";

const oddText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "r1",
      "r1.1",
      "r2",
      "r3.1",
      "r99.9",
      "r1.",
      "required",
      "Redis",
      "[name] wrote it",
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom("\0", "a\0b", "\ud800", "x\udc00y", "\u200b", "*", "100+ years of C1"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "length"),
  },
  { weight: 4, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom("x".repeat(20_000), " ".repeat(20_000), "Redis, ".repeat(2_000)) },
);
const oddValue = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, [], {}) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

type Change = { op: string; at: number; text: string; value: unknown };
const change: fc.Arbitrary<Change> = fc.record({
  op: fc.constantFrom("drop", "double", "differ", "retype", "rewrite", "cut", "nest", "list", "add", "flip"),
  at: fc.nat(),
  text: oddText,
  value: oddValue,
});

type Place = { parent: Record<string, unknown>; key: string };

function placesIn(value: unknown): Place[] {
  if (value === null || typeof value !== "object") return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])]);
}

/** Sets own properties only, whatever they are called: JSON can hold a `__proto__`. */
function set(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function applyChange(root: object, change: Change): void {
  const { op, at, text } = change;
  // A copy: the same change is made to the next answer too.
  const value = structuredClone(change.value);
  const places = placesIn(root);
  const place = places[at % places.length];
  if (!place) return;
  const { parent, key } = place;
  const old = parent[key];
  const twin = structuredClone(old);
  switch (op) {
    case "drop":
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      break;
    case "differ":
      if (twin !== null && typeof twin === "object") applyChange(twin, { op: "flip", at, text, value });
      if (Array.isArray(parent)) parent.splice(Number(key), 0, twin);
      break;
    case "double":
      if (Array.isArray(parent)) parent.splice(at % (parent.length + 1), 0, twin);
      break;
    case "add":
      // An array has no keys in JSON.
      if (old !== null && typeof old === "object" && !Array.isArray(old)) set(old, text, value);
      else if (!Array.isArray(parent)) set(parent, text, value);
      break;
    default:
      set(parent, key, changed(op, old, { key, at, text, value }));
  }
}

function changed(
  op: string,
  old: unknown,
  { key, at, text, value }: Omit<Change, "op"> & { key: string },
): unknown {
  if (op === "rewrite") return text;
  if (op === "nest") return { [key]: old };
  if (op === "list") return [old, value];
  if (op === "cut" && typeof old === "string") return old.slice(0, at % (old.length + 1));
  if (op === "flip" && typeof old === "boolean") return !old;
  return value;
}

/** The same answer, as a model may wrap it or break it off. */
const dresses: ((json: string, at: number) => string)[] = [
  (json) => json,
  (json) => json,
  (json) => json,
  (json) => `\`\`\`json\n${json}\n\`\`\``,
  (json) => `Here {you} are:\n${json}\nI hope that helps }`,
  (json) => json.replaceAll("}", ",}"),
  (json) => `${json}${json}`,
  (json) => `[${json}]`,
  (json, at) => json.slice(0, at % (json.length + 1)),
  (json, at) => `${" ".repeat(at % 3_000)}${json}${"\n".repeat(at % 3_000)}.`,
  (json, at) => `${json.slice(0, at % (json.length + 1))}\0${json.slice(at % (json.length + 1))}`,
];

/** A text is a model's reply. */
export type Reply = (question: Question) => string | Answer;
/** @param honest the whole answer to a question; `bits` chooses among those that may differ */
export const fuzzedReply = (
  honest: (question: Question, bits: number) => Record<string, unknown>,
  noAnswers: Answer[],
): fc.Arbitrary<Reply> =>
  fc.oneof(
    {
      weight: 14,
      arbitrary: fc
        .tuple(fc.nat(), fc.array(change, { maxLength: 3 }), fc.constantFrom(...dresses), fc.nat())
        .map(
          ([bits, changes, dress, at]): Reply =>
            (question) => {
              const answer = honest(question, bits);
              for (const each of changes) applyChange(answer, each);
              return dress(JSON.stringify(answer), at);
            },
        ),
    },
    {
      weight: 1,
      arbitrary: fc.json().map(
        (text): Reply =>
          () =>
            text,
      ),
    },
    {
      weight: 1,
      arbitrary: oddText.map(
        (text): Reply =>
          () =>
            text,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...noAnswers).map(
        (answer): Reply =>
          () =>
            answer,
      ),
    },
  );
