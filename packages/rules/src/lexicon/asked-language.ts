/** Which spoken language a line is about. Knows names and wording; knows nothing of resumes. */
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { spokenLanguages } from "./spoken-languages.ts";

/** Every known language with the expression for its names, over folded text. */
export const languagePatterns = Object.entries(spokenLanguages).map(([name, cue]) => ({
  name,
  pattern: cuePattern([cue]),
}));
const speaking = cuePattern([
  "fluen\\w+",
  "speak\\w*",
  "spoken",
  "written",
  "language\\w*",
  "native",
  "proficien\\w+",
  "bilingual",
  "read",
  "communicat\\w*",
  "convers\\w+",
  "write",
  "verbal",
  "oral",
  "command",
  "\\w*kenntnisse?n?",
  "wort und schrift",
  "sprache\\w*",
  "fliessend\\w*",
  "verhandlungssicher\\w*",
  "courant\\w*",
  "maitrise",
  "parle\\w*",
  "langue\\w*",
  "domluvi\\w*",
  "znalost\\w*",
  "jazyk\\w*",
  "slovem",
  "nivel",
  "idioma\\w*",
  "dominio",
  "[abc][12]",
  "beheersing",
  "taal\\w*",
  "level",
  "advanced",
  "basic",
  "good",
  "conversational",
  "business",
  "professional",
  "excellent",
]);
/** The language as a subject, a market or a law is no language skill. */
export const notSpoken =
  /(?<![\p{L}])(?:market|literature|teacher|teaching|lessons|studies|company|customers?|clients?|translation|law|gaap|hgb)(?![\p{L}])/u;

function languageIn(text: string): { name: string; at: number; end: number } | null {
  for (const { name, pattern } of languagePatterns) {
    const hit = pattern.exec(text);
    if (hit) return { name, at: hit.index, end: hit.index + hit[0].length };
  }
  return null;
}

/** The language a requirement asks for, null when it asks for none. */
export function asksLanguage(requirement: string): string | null {
  const folded = fold(requirement);
  const found = languageIn(folded);
  if (!found || notSpoken.test(folded)) return null;
  const bare =
    folded
      .replace(/[^\p{L}\s]/gu, " ")
      .trim()
      .split(/\s+/).length <= 2;
  return bare || speaking.test(folded) || /kenntnis/.test(folded) ? found.name : null;
}
