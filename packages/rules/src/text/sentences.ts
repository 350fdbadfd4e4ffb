/** Cuts prose into sentences without breaking "e.g.", "Node.js", "Ph.D." or "5.5 years". Knows no cue. */

const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|incl|approx|min|max|resp|vs|inc|ltd|corp|co|dr|mr|mrs|ms|st|no|jr|sr|ph\.d|m\.sc|b\.sc|b\.a|m\.a|u\.s|z\.b|bzw|ca|evtl|ggf|inkl|u\.a|d\.h|vgl|p\.ex|ex|env|napr|tj|atd|apod|tzn|popr|p\.ej|aprox|bijv|o\.a|mind|sk|kat|kl|tel|str|std|bspw|zzgl|hod|yrs|exp|av|art|abs|lt|gem|[a-z])\.$/i;

/** Sentences of one paragraph, trimmed, each a verbatim piece of `text`. Linear in the length of `text`. */
export function sentences(text: string): string[] {
  const out: string[] = [];
  let start = 0;
  const end = /(?<![.!?…])[.!?…]+["')\]”’]*\s+(?=[\p{Lu}\p{N}"'(„“¿¡•£€$])/gu;
  for (const hit of text.matchAll(end)) {
    const stop = hit.index + hit[0].trimEnd().length;
    if (hit[0].startsWith(".") && abbreviation.test(text.slice(Math.max(0, stop - 12), stop))) continue;
    out.push(text.slice(start, stop).trim());
    start = hit.index + hit[0].length;
  }
  out.push(text.slice(start).trim());
  return out.filter((sentence) => sentence !== "");
}
