/** Whether a job is remote, from the words a site uses for where the work is done. */

const hybrid =
  /hybrid|on[\s-]?site|vor ort|in[\s-]office|sur site|présentiel|presencial|op locatie|na místě|stacjonarn/i;
const remote =
  /remote|telecommut|home[\s-]?office|work from home|anywhere|télétravail|teletrabajo|remoto|na dálku|zdaln|thuiswerk|fjernarbejde|distans|リモート|远程|удал[её]нн/i;

/** True for remote work, false for hybrid or on-site work, null where `text` says neither. */
export function remoteFromText(text: string): boolean | null {
  if (hybrid.test(text)) return false;
  return remote.test(text) ? true : null;
}
