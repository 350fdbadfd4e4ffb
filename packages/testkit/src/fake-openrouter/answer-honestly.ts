/** The fake's brain: our own rules answer each step from the words of its prompt alone. Knows nothing of HTTP. */
import type { Step } from "@leadfit/contracts";
import { readPage } from "@leadfit/posting";
import { atomizeByRules, classifyByRules, matchByRules, tagByRules } from "@leadfit/rules";
import { answerKeys } from "./find-stage.ts";
import type { PromptItem, PromptReading } from "./read-prompt.ts";

const brains: Record<Step, (prompt: PromptReading) => unknown> = {
  extract: ({ text }) => {
    const { known, page } = takeKnown(text);
    const reading = readPage(page);
    const read =
      reading.kind === "posting" ? reading.posting : { expired: false, description: "", ...reading.fields };
    return { ...read, ...known };
  },
  tag: ({ text }) => tagByRules({ title: null, description: text, language: null }).tagged_list,
  atomize: ({ items }) =>
    atomizeByRules(items.map(({ text, ...rest }) => ({ ...rest, raw_string: text }))).atomic_objects,
  classify: ({ items }) => classifyByRules(items.map(toAtom)).classified_objects,
  match: ({ text, items }) => {
    // Whatever was asked gets a verdict; matchByRules would leave evaluated atoms out.
    const atoms = items.map((item) => ({
      ...withoutCategory(toAtom(item)),
      classification: "required_qualification" as const,
    }));
    const verdicts = matchByRules({ atoms, resume: text, today: new Date() });
    // Who decided is not for a model to say.
    return verdicts.map(({ decided_by: _, ...verdict }) => verdict);
  },
  combined: ({ text }) => {
    const { tagged_list } = tagByRules({ title: null, description: text, language: null });
    const { classified_objects } = classifyByRules(atomizeByRules(tagged_list).atomic_objects);
    return tagged_list.map((tagged) => ({
      ...tagged,
      atoms: classified_objects.filter(({ id }) => id?.startsWith(`${tagged.id}.`)),
    }));
  },
};

/** Before the page there may stand a line of JSON with the fields that are known already: they are kept. */
function takeKnown(text: string): { known: object; page: string } {
  const [, line = "", page = ""] = /^(\{[^\n]*\})\n+(.+)$/s.exec(text) ?? [];
  try {
    const known = Object.entries(JSON.parse(line)).filter(([, value]) => value !== null);
    return { known: Object.fromEntries(known), page };
  } catch {
    return { known: {}, page: text };
  }
}

function toAtom({ text, ...rest }: PromptItem) {
  return { ...rest, requirement_string: text };
}

function withoutCategory({ category: _, ...rest }: ReturnType<typeof toAtom>) {
  return rest;
}

/** @returns the step's answer under its key, before it is fitted to the schema that was sent */
export function answerHonestly(step: Step, prompt: PromptReading): Record<string, unknown> {
  return { [answerKeys[step]]: brains[step](prompt) };
}
