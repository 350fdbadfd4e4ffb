/**
 * One item more in each question about matching, with a skill that does not exist: an answer that calls it met comes from
 * a model that did not look, or was told not to.
 */
import { createHash } from "node:crypto";

type Item = { id?: string | undefined; requirement_string: string };

const syllables = [
  "vor",
  "zim",
  "quel",
  "bran",
  "tok",
  "lurv",
  "pex",
  "nist",
  "garv",
  "domb",
  "wex",
  "hyl",
  "fro",
  "yan",
  "culm",
  "rast",
];
const frames = [
  "Experience with X",
  "Hands-on knowledge of X",
  "2+ years of X",
  "X certification",
  "Production use of X",
];

/** The same for the same question, so that a stored reply fits it after a crash; nothing that the resume mentions. */
export function createCanary(resume: string, items: Item[]): Item & { id: string } {
  const known = resume.toLowerCase();
  for (let n = 0; ; n++) {
    const bytes = createHash("sha256")
      .update(JSON.stringify([n, resume, items]))
      .digest();
    const at = (i: number) => bytes[i] as number;
    const word = [0, 1, 2].map((i) => syllables[at(i) % syllables.length]).join("");
    if (known.includes(word)) continue;
    const name = word.charAt(0).toUpperCase() + word.slice(1);
    const frame = frames[at(3) % frames.length] as string;
    return { id: freeId(items, at(4)), requirement_string: frame.replace("X", name) };
  }
}

/** Among the others, at a place that tells nothing. */
export function withCanary<T extends Item>(items: T[], canary: T): T[] {
  const place = canary.requirement_string.length % (items.length + 1);
  return [...items.slice(0, place), canary, ...items.slice(place)];
}

/** Looks like an atom of one of the requirements asked about. */
function freeId(items: Item[], seed: number): string {
  const requirement = items[seed % items.length]?.id?.split(".")[0] ?? "r1";
  const taken = new Set(items.map(({ id }) => id));
  for (let n = 1; ; n++) if (!taken.has(`${requirement}.${n}`)) return `${requirement}.${n}`;
}
