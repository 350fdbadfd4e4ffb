/** The deterministic assessor: a posting and a resume in, requirements, verdicts and a rating out. Pure, no I/O. */
export { atomizeByRules } from "./atomize/atomize-by-rules.ts";
export { demandsOf } from "./atomize/demands.ts";
export { classifyByRules } from "./classify/classify-by-rules.ts";
export { matchByRules } from "./match/match-by-rules.ts";
export { haveTermInCommon, isUnrelated } from "./match/relevance.ts";
export { outlook } from "./rate/outlook.ts";
export { rate } from "./rate/rate.ts";
export { tagByRules } from "./tag/tag-by-rules.ts";
export { plainText } from "./text/plain-text.ts";
