/** Which CSS declarations take text from a reader's eyes. Knows CSS, no page. */

const notRendered =
  /(?:^|[;{\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)|content-visibility\s{0,9}:\s{0,9}hidden)/i;
/** Rendered, yet nothing to be seen: small as a dot, outside the window, clipped away, see-through. */
const unseen =
  /font-size\s{0,9}:\s{0,9}(?:0(?![.\d])|0?\.\d|1px)|text-indent\s{0,9}:\s{0,9}-\d{3}|(?:left|right|top|bottom|margin-left|margin-top)\s{0,9}:\s{0,9}-\d{3,}|transform\s{0,9}:[^;]{0,80}(?:scale\(\s{0,9}0(?![.\d])|translate[xy]?\(\s{0,9}-\d{4})|clip-path\s{0,9}:\s{0,9}(?:inset\(\s{0,9}(?:50|100)%|circle\(\s{0,9}0)|clip\s{0,9}:\s{0,9}rect\(\s{0,9}[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01]|(?:^|[;\s])color\s{0,9}:\s{0,9}(?:transparent|rgba\([^)]{0,40},\s{0,9}0(?:\.0)?\s{0,9}\))/i;
const transparent = /(?:^|[;\s])opacity\s{0,9}:\s{0,9}0(?:\.0\d?)?(?![.\d])/i;
/** Text faded in by a script starts transparent, too; the movement tells it. */
const animated = /transform|transition|animation|will-change|translate/i;
const noSize = /(?:^|[;\s])(?:max-)?(?:width|height)\s{0,9}:\s{0,9}[01](?:px|em|rem|%)?\s{0,9}(?:;|!|$)/i;
const cutOff = /overflow(?:-[xy])?\s{0,9}:\s{0,9}(?:hidden|clip)/i;
const ink = /(?:^|[;\s])color\s{0,9}:\s{0,9}([^;!]{1,40})/i;
const paper = /background(?:-color)?\s{0,9}:\s{0,9}([^;!]{1,200})/i;
const white = new Set(["white", "#fff", "#ffffff", "#fefefe", "rgb(255,255,255)", "rgba(255,255,255,1)"]);

/** Taken out of the page altogether. */
export function takesOut(declarations: string): boolean {
  return notRendered.test(declarations);
}

/** Left in the page, but so that nobody sees it: honest pages seldom do that to sentences. */
export function conceals(declarations: string): boolean {
  return (
    unseen.test(declarations) ||
    (transparent.test(declarations) && !animated.test(declarations)) ||
    (noSize.test(declarations) && cutOff.test(declarations))
  );
}

/** Whether text of this style is drawn in the colour of its own background; `around` is the nearest one set outside. */
export function isInkOnPaper(declarations: string, around: string | null): boolean {
  const text = colourOf(ink, declarations);
  if (text === null) return false;
  const ground = colourOf(paper, declarations) ?? around;
  return ground === null ? white.has(text) : ground === text || (white.has(ground) && white.has(text));
}

/** The background an inline style sets, or null. */
export function backgroundOf(declarations: string): string | null {
  return colourOf(paper, declarations);
}

function colourOf(pattern: RegExp, declarations: string): string | null {
  return pattern.exec(declarations)?.[1]?.toLowerCase().replace(/\s+/g, "") ?? null;
}
