/** Text that knows where each of its units stands in the document it was taken from. Knows no format. */
import type { Span } from "@leadfit/contracts";

/** `at[i]` is the place of `text[i]` in the source; ascending. */
export type Located = { readonly text: string; readonly at: readonly number[] };

/** `text` as it stands in the source from `offset` on. */
export function locate(text: string, offset = 0): Located {
  return { text, at: Array.from({ length: text.length }, (_, i) => offset + i) };
}

/** As `String.slice`. */
export function slice(of: Located, start: number, end = of.text.length): Located {
  return { text: of.text.slice(start, end), at: of.at.slice(start, end) };
}

/** Without what `ends` matches at the start and the end; `ends` must be a character class. */
export function trim(of: Located, ends = /\s/u): Located {
  let start = 0;
  let end = of.text.length;
  while (start < end && ends.test(of.text.charAt(start))) start++;
  while (end > start && ends.test(of.text.charAt(end - 1))) end--;
  return slice(of, start, end);
}

/** Both with a blank between them. */
export function join(first: Located, second: Located): Located {
  return {
    text: `${first.text} ${second.text}`,
    at: [...first.at, (first.at.at(-1) ?? 0) + 1, ...second.at],
  };
}

/** The pieces of `of` that read like `pieces`, which stand in it in this order. */
export function pieces(of: Located, texts: readonly string[]): Located[] {
  let from = 0;
  return texts.flatMap((text) => {
    const start = of.text.indexOf(text, from);
    if (start < 0) return [];
    from = start + text.length;
    return [slice(of, start, from)];
  });
}

/** Every match of `pattern` replaced by its first group, or by `filler` where it has none. `pattern` has the flags `dg`. */
export function replaceAll(of: Located, pattern: RegExp, filler: "" | " " = ""): Located {
  let text = "";
  const at: number[] = [];
  let end = 0;
  const copy = (start: number, stop: number) => {
    text += of.text.slice(start, stop);
    for (let i = start; i < stop; i++) at.push(of.at[i] as number);
  };
  for (const hit of of.text.matchAll(pattern)) {
    copy(end, hit.index);
    end = hit.index + hit[0].length;
    const kept = hit.indices?.[1];
    if (kept) copy(...kept);
    else if (filler !== "" && hit[0] !== "") {
      text += filler;
      at.push(of.at[hit.index] as number);
    }
  }
  if (end === 0) return of;
  copy(end, of.text.length);
  return { text, at };
}

/** From the first unit to the last, with all that stands between them in the source. */
export function spanOf(of: Located): Span {
  return { start: of.at[0] ?? 0, end: (of.at.at(-1) ?? -1) + 1 };
}
