/** JavaScript string literals: where they end and what they stand for. */

/** Index after the quote that closes the string at `start`. */
export function endOfString(source: string, start: number): number {
  const quote = source.charCodeAt(start);
  for (let at = start + 1; at < source.length; at++) {
    const char = source.charCodeAt(at);
    if (char === 92) at++;
    else if (char === quote) return at + 1;
  }
  return source.length;
}

const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v", "0": "\0" };

/** What a string literal's inside stands for. */
export function unescapeString(inside: string): string {
  return inside.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r?\n)|([\s\S]))/gi,
    (_, point, unit, byte, lineEnd, char) => {
      if (point)
        return Number.parseInt(point, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(point, 16)) : "";
      if (unit ?? byte) return String.fromCharCode(Number.parseInt(unit ?? byte, 16));
      return lineEnd ? "" : (escapes[char] ?? char);
    },
  );
}
