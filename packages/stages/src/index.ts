/** The five stages behind ports: what each one decides, not how it is queued or stored. */
import type { Stage } from "@leadfit/contracts";
import { createAtomizeHandler } from "./atomize/handler.ts";
import { createClassifyHandler } from "./classify/handler.ts";
import { createExtractHandler } from "./extract/handler.ts";
import { startPageReader } from "./extract/page-reader.ts";
import { createMatchHandler } from "./match/handler.ts";
import type { Handler, StageReader } from "./ports.ts";
import { createTagHandler } from "./tag/handler.ts";

export type { Handler, StageReader } from "./ports.ts";

/** A stage ready to run, and what it holds open. */
export type OpenStage<S extends Stage> = { handler: Handler<S>; close(): Promise<void> };

const nothingOpen = async (): Promise<void> => {};

/** Every stage has its opener here: one that is missing is a type error. */
export const openStage: { [S in Stage]: (reader: StageReader) => OpenStage<S> } = {
  extract: (reader) => {
    const { readPage, close } = startPageReader();
    return { handler: createExtractHandler(reader, readPage), close };
  },
  tag: (reader) => ({ handler: createTagHandler(reader), close: nothingOpen }),
  atomize: (reader) => ({ handler: createAtomizeHandler(reader), close: nothingOpen }),
  classify: (reader) => ({ handler: createClassifyHandler(reader), close: nothingOpen }),
  match: (reader) => ({ handler: createMatchHandler(reader), close: nothingOpen }),
};
