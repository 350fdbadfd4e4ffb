/** Word lists that tell a list of things from a list of adjectives or verbs. Data only, folded English. */

/** Two of these with a comma between them describe one noun ("clean, testable code"). */
export const adjectiveWords: ReadonlySet<string> = new Set(
  "clean clear large complex fast simple high-quality modern robust secure reliable precise concise scalable testable maintainable efficient effective distributed dynamic ambiguous innovative creative collaborative diverse inclusive agile fast-paced high-growth challenging demanding multiple global strategic actionable accurate timely responsive intuitive highly-available high-performance fault-tolerant resilient elegant readable well-tested reusable modular engaging compelling deep broad big bold small new early-stage rapid rapidly-changing structured unstructured professional hands-on full-time part-time relevant practical progressive commercial recent proven demonstrable responsible friendly positive calm safe healthy inviting welcoming timely courteous motivated dedicated accessible semantic well-documented performant production-grade data-driven customer-focused cross-functional consistent concise persuasive written verbal current active valid formal quantitative qualitative internal external".split(
    " ",
  ),
);

/** Verbs that may follow "ability to"; only these open a second ability. */
export const abilityVerbs: ReadonlySet<string> = new Set(
  "lead translate build influence collaborate operate work write read speak communicate design develop deliver drive manage measure analyze analyse explain present prioritize prioritise organize organise plan execute solve think learn adapt handle support maintain create coordinate identify interpret establish lift carry travel stand walk sit understand make take mentor coach train teach motivate multitask multi-task meet follow perform provide run use apply debug troubleshoot diagnose test review evaluate assess implement integrate deploy automate document articulate negotiate persuade facilitate partner engage interact listen own thrive juggle balance anticipate research gather define conduct inspire guide position synthesize synthesise simplify navigate resolve respond react set keep stay remain be become act contribute produce edit code program configure optimize optimise scale monitor track report prepare process operate assist quickly effectively independently clearly successfully efficiently rapidly".split(
    " ",
  ),
);

/** Verbs that are hardly ever nouns: with an object they open a demand that stays whole. */
export const actionVerbs: ReadonlySet<string> = new Set(
  "build collaborate operate communicate develop deliver manage analyze analyse explain prioritize prioritise organize organise execute solve adapt handle maintain create coordinate identify interpret establish understand mentor motivate perform provide apply troubleshoot diagnose evaluate assess implement integrate deploy automate articulate negotiate persuade facilitate engage interact listen balance anticipate gather define inspire synthesize synthesise simplify navigate resolve respond react optimize optimise prepare assist combine combines make write speak ensure participate translate drive create utilize utilise identify conduct ensure consider participate develop coordinate measure".split(
    " ",
  ),
);

/** "builds", "building" and "planning" for "build" and "plan", where `verbs` has them. */
export function isFormOf(word: string, verbs: ReadonlySet<string>): boolean {
  if (verbs.has(word)) return true;
  const stem = /^(.{2,}?)(?:ies|es|s|ing)$/.exec(word)?.[1];
  if (stem === undefined) return false;
  const forms = [stem, `${stem}e`, `${stem}y`, word.slice(0, -1), stem.replace(/(.)\1$/, "$1")];
  return forms.some((form) => verbs.has(form));
}
