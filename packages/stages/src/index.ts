/** The five stages behind ports: what each one decides, not how it is queued or stored. */
import type { Stage } from "@leadfit/contracts";
import { createAtomizeHandler } from "./atomize/handler.ts";
import { createClassifyHandler } from "./classify/handler.ts";
import { createExtractHandler } from "./extract/handler.ts";
import { startPageReader } from "./extract/page-reader.ts";
import { createMatchHandler } from "./match/handler.ts";
import type { Handler, Model, StageReader } from "./ports.ts";
import { createTagHandler } from "./tag/handler.ts";

export type { Answer, Handler, Model, ModelPolicy, Question, StageReader, StageTask } from "./ports.ts";

/** A stage ready to run, and what it holds open. */
export type OpenStage<S extends Stage> = { handler: Handler<S>; close(): Promise<void> };

const nothingOpen = async (): Promise<void> => {};

/** Every stage has its opener here: one that is missing is a type error. No model: the rules decide. */
export const openStage: { [S in Stage]: (reader: StageReader, model: Model | null) => OpenStage<S> } = {
  extract: (reader, model) => {
    const { readPage, close } = startPageReader();
    return { handler: createExtractHandler(reader, readPage, model), close };
  },
  tag: (_, model) => ({ handler: createTagHandler(model), close: nothingOpen }),
  atomize: (_, model) => ({ handler: createAtomizeHandler(model), close: nothingOpen }),
  classify: (_, model) => ({ handler: createClassifyHandler(model), close: nothingOpen }),
  match: (reader, model) => ({ handler: createMatchHandler(reader, model), close: nothingOpen }),
};
