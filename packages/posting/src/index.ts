/** The package's door: a page in, one posting with per-field provenance (or a clear "none here") out. */
export { type TakenPosting, takePosting } from "./given-posting.ts";
export { normalizeUrl } from "./normalize-url.ts";
export { type ReadPageOptions, readPage } from "./read-page.ts";
