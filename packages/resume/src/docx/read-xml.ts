/** One pass over XML with a depth cap: no document type, so no entities of its own. Names come without prefix. */
import { Parser } from "htmlparser2";
import { messages, Refusal } from "../refuse.ts";

/** Word nests a table in a table in a text box some 60 deep. */
const maxDepth = 200;
const maxAttributes = 100;

export type XmlHandler = {
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
};

export type XmlReader = { write(chunk: Buffer): void; end(): void };

/** @throws Refusal from `write` where the XML is too deep or declares entities */
export function readXml(handler: XmlHandler): XmlReader {
  let depth = 0;
  let attributeCount = 0;
  const decoder = new TextDecoder();
  const parser = new Parser(
    {
      onopentagname() {
        depth++;
        attributeCount = 0;
        if (depth > maxDepth) throw tooComplex();
      },
      onattribute() {
        attributeCount++;
        if (attributeCount > maxAttributes) throw tooComplex();
      },
      onopentag(name, attributes) {
        handler.open(local(name), (wanted) => attributes[`w:${wanted}`] ?? attributes[wanted]);
      },
      onclosetag(name) {
        depth--;
        handler.close(local(name));
      },
      ontext(text) {
        handler.text(text);
      },
      onprocessinginstruction(name) {
        if (name.startsWith("!")) throw tooComplex();
      },
    },
    { xmlMode: true },
  );
  return {
    write(chunk) {
      parser.write(decoder.decode(chunk, { stream: true }));
    },
    end() {
      parser.end();
    },
  };
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function tooComplex(): Refusal {
  return new Refusal("too_complex", messages.tooComplex);
}
