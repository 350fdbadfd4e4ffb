/** Cuts prose into sentences without breaking "e.g.", "Node.js", "Ph.D." or "5.5 years". Knows no cue. */

const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|incl|approx|min|max|resp|vs|inc|ltd|corp|co|dr|mr|mrs|ms|st|no|jr|sr|ph\.d|m\.sc|b\.sc|b\.a|m\.a|u\.s|z\.b|bzw|ca|evtl|ggf|inkl|u\.a|d\.h|vgl|p\.ex|ex|env|napr|tj|atd|apod|tzn|popr|p\.ej|aprox|bijv|o\.a|mind|sk|kat|kl|tel|str|std|bspw|zzgl|hod|yrs|exp|av|art|abs|lt|gem|[a-z])\.$/i;
/** "at 5 a.m. Bring a rope" may end a sentence, "5 a.m. 9 p.m." does not. */
const timeOfDay = /\d ?[ap]\.m\.$/i;
/** A file's or a product's ending rather than a new sentence: "Vue.Js". */
const dotted = "(?!(?:Net|Js|Io|Ai|Com|Org|Ts|Py)(?!\\p{L}))";
/** Marks at the end with a blank behind them, two sentences glued ("a boat.You have …"), or words cut apart ("a boat . you"). */
const ends = new RegExp(
  `(?<![.!?…])[.!?…]+["')\\]”’]*\\s+(?=[\\p{Lu}\\p{N}"'(„“¿¡•£€$])|(?<=\\p{Ll}{2})[.!?](?=${dotted}\\p{Lu}[\\p{Ll}’']*\\s\\p{L})|(?<=[\\p{L})]) [.!?] (?=\\p{Ll})`,
  "gu",
);

/** Sentences of one paragraph, trimmed, each a verbatim piece of `text`. Linear in the length of `text`. */
export function sentences(text: string): string[] {
  const out: string[] = [];
  let start = 0;
  for (const hit of text.matchAll(ends)) {
    const stop = hit.index + hit[0].trimEnd().length;
    const before = text.slice(Math.max(0, stop - 12), stop);
    if (hit[0].startsWith(".") && abbreviation.test(before)) continue;
    if (timeOfDay.test(before) && /^\d/.test(text.slice(hit.index + hit[0].length))) continue;
    out.push(text.slice(start, stop).trim());
    start = hit.index + hit[0].length;
  }
  out.push(text.slice(start).trim());
  return out.filter((sentence) => sentence !== "");
}
