/**
 * Cuts a phrase at its commas and conjunctions, outside parentheses. Knows conjunctions and slashes; does not know
 * which cuts make sense.
 */
import { findNames } from "../lexicon/find-names.ts";
import { fold } from "../text/fold.ts";

/**
 * `sep` is what kind of thing stood before the segment, `link` its very words; `oxford`: a comma stood before the
 * conjunction too.
 */
export type Segment = { text: string; sep: "" | "," | "and" | "or" | "/"; link: string; oxford: boolean };

const ands = ["and", "&", "\\+", "as well as", "und", "sowie", "et", "ainsi que"];
const ors = ["and/or", "and / or", "or", "oder", "bzw\\.?", "und/oder", "ou", "et/ou"];

/** Short words that are conjunctions in one language only, with what gives that language away. */
const byLanguage: { mark: RegExp; and: string[]; or: string[] }[] = [
  { mark: /[ěščřžůťďň]|\bznalost|\bpraxe\b/i, and: ["a", "a take", "a také"], or: ["nebo", "či"] },
  {
    mark: /\b(?:experiencia|conocimientos?|dominio|manejo|capacidad|habilidad|nivel|formación|prácticas|desarrollo|trabajo|con|para|los|las|ganas|equipo|trabajar|actitud)\b|[ñ¡¿]|(?:ción|idad)(?!\p{L})/iu,
    and: ["y", "e"],
    or: ["o", "u", "y/o"],
  },
  {
    mark: /(?:experiência|conhecimentos?|vivência|certificaç|desenvolvimento|domínio)/i,
    and: ["e"],
    or: ["ou", "e/ou"],
  },
  {
    mark: /\b(?:ervaring|kennis|een|het|van|vermogen|jaar|je|goede|sterke|met)\b/i,
    and: ["en"],
    or: ["of", "en/of"],
  },
  {
    mark: /(?:kokemus|osaami|taito|taitoa|kyky|ymmärry|näyttö|hyvä|sujuv|valmiu|koulutus)|ä\p{L}*\s.*ä/iu,
    and: ["ja", "sekä"],
    or: ["tai", "ja/tai"],
  },
  {
    mark: /(?:doświadczeni|znajomoś|umiejętnoś|wykształceni|ność(?!\p{L}))/iu,
    and: ["i", "oraz"],
    or: ["lub", "albo", "i/lub"],
  },
  {
    mark: /\b(?:esperienza|conoscenza|capacità|competenze|laurea|buona)\b/i,
    and: ["e", "ed"],
    or: ["o", "oppure", "e/o"],
  },
  {
    mark: /\b(?:erfarenhet|kunskaper?|utbildning|erfaring|kendskab|kunnskap)\b/i,
    and: ["och", "og", "samt"],
    or: ["eller", "och/eller", "og/eller"],
  },
];

/** Slashed pairs that are one name. */
const oneName =
  /^(?:ci\/cd|ui\/ux|ux\/ui|a\/b|i\/o|24\/7|b2b\/b2c|client\/server|tcp\/ip|pl\/sql|gnu\/linux|m\/w|w\/m|f\/m|h\/f|iso\/iec)$/;

/** Pairs that mean one thing. */
const fixedPairs =
  /(?<![\p{L}])(?:willing and able|able and willing|ready and willing|goals and objectives|research and development|design and implementation|health and safety|terms and conditions|food and beverage|profit and loss|search and rescue|pick and pack|learning and development|mergers and acquisitions|shipping and receiving|diversity and inclusion|command and control|trial and error|policies and procedures|rules and regulations|forschung und entwicklung|recherche et developpement|arbeits- und gesundheitsschutz|vyzkum a vyvoj|investigacion y desarrollo)(?![\p{L}])/gu;

function isNameLike(word: string): boolean {
  return /^(?=.*\p{L})[\p{Lu}\d]/u.test(word) || findNames(word).length > 0;
}

function pattern(text: string): RegExp {
  const and = [...ands];
  const or = [...ors];
  for (const language of byLanguage)
    if (language.mark.test(text)) {
      and.push(...language.and);
      or.push(...language.or);
    }
  const word = [...or, ...and].sort((a, b) => b.length - a.length).join("|");
  return new RegExp(`,\\s+(?:(${word})\\s+)?|\\s+(${word})\\s+|\\s+/\\s+|/`, "giu");
}

function depths(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "(" || c === "[") depth = Math.min(depth + 1, 200);
    out[i] = depth;
    if ((c === ")" || c === "]") && depth > 0) depth--;
  }
  return out;
}

/** Segments in order; joined with their separators they are `text` again. Linear in the length of `text`. */
export function splitSegments(text: string): Segment[] {
  const depth = depths(text);
  const out: Segment[] = [];
  let start = 0;
  let sep: Segment["sep"] = "";
  let oxford = false;
  let link = "";
  const orWord = new RegExp(
    `^(?:${ors.join("|")}|nebo|či|o|u|y/o|e/ou|of|en/of|tai|ja/tai|lub|albo|i/lub|oppure|e/o|eller|och/eller|og/eller)$`,
    "iu",
  );
  const names = findNames(text);
  const pairs = [...fold(text).matchAll(fixedPairs)];
  for (const hit of text.matchAll(pattern(text))) {
    if ((depth[hit.index] ?? 0) > 0) continue;
    if (pairs.some((pair) => pair.index < hit.index && hit.index < pair.index + pair[0].length)) continue;
    // "Failure Mode and Effects Analysis" is one name.
    if (names.some((name) => name.index < hit.index && hit.index < name.index + name.length)) continue;
    if (hit[0] === "/" || /^\s+\/\s+$/.test(hit[0])) {
      const left = /[^\s,/()]+$/.exec(text.slice(start, hit.index))?.[0] ?? "";
      const right =
        /^[^\s,/();]+/.exec(text.slice(hit.index + hit[0].length))?.[0]?.replace(/[.;:]$/, "") ?? "";
      // "Früh-/Spätschicht"
      if (/-$/.test(left)) continue;
      const pair = fold(`${left}/${right}`);
      if (oneName.test(pair) || findNames(`${left}/${right}`).some((name) => name.length === pair.length))
        continue;
      if (hit[0] === "/" && !(isNameLike(left) && isNameLike(right) && left.length > 1 && right.length > 1))
        continue;
    }
    out.push({ text: text.slice(start, hit.index).trim(), sep, link, oxford });
    link = hit[0];
    start = hit.index + hit[0].length;
    const word = hit[1] ?? hit[2];
    oxford = hit[1] !== undefined;
    sep = word === undefined ? (hit[0].includes("/") ? "/" : ",") : orWord.test(word) ? "or" : "and";
  }
  out.push({ text: text.slice(start).trim(), sep, link, oxford });
  return out.filter((segment) => segment.text !== "");
}
