/** For tests: a model that answers as told, and remembers what it was asked. */
import type { Answer, KnownVerdict, Model, ModelPolicy, Question, Verdict } from "../ports.ts";

export type ScriptedModel = Model & { questions: Question[]; remembered: Verdict[]; rejected: string[] };

/**
 * @param reply an object is answered as JSON; an answer is given as it is
 * @param given what is known, and where its policy differs: all is asked, each step in a call of its own
 */
export function scriptedModel(
  reply: (question: Question) => object | Answer,
  { known = [], ...policy }: Partial<ModelPolicy> & { known?: KnownVerdict[] } = {},
): ScriptedModel {
  const model: ScriptedModel = {
    policy: { rulesFirst: false, oneCall: false, maskResume: false, fallBack: true, ...policy },
    questions: [],
    remembered: [],
    rejected: [],
    async ask(_, question) {
      model.questions.push(question);
      const answer = reply(question);
      if ("kind" in answer) return answer as Answer;
      return { kind: "answer", text: JSON.stringify(answer), runId: `run-${model.questions.length}` };
    },
    async reject(_, detail) {
      model.rejected.push(detail);
    },
    recall: async (_, requirements) => known.filter(({ requirement }) => requirements.includes(requirement)),
    async remember(_, verdicts) {
      model.remembered.push(...verdicts);
    },
  };
  return model;
}

export type AskedAtom = { id: string; requirement_string: string };

export function askedAtoms({ data }: Question): AskedAtom[] {
  return data.classified_objects as AskedAtom[];
}

/** An answer to a question of matching. @param meets the requirements that are called met */
export function matchReply(
  question: Question,
  meets: (requirement: string) => boolean,
  quote: string | null,
) {
  return {
    assessed_objects: askedAtoms(question).map(({ id, requirement_string }) => {
      const match = meets(requirement_string);
      return {
        id,
        match,
        match_reasoning: match ? "It says so." : "Nowhere.",
        evidence_quote: match ? quote : null,
      };
    }),
  };
}
