/** The words that most job titles have one of. Data and look-up only. */

const roleWord =
  /\b(?:engineer|developer|manager|designer|analyst|scientist|architect|director|lead|specialist|consultant|nurse|technician|assistant|coordinator|administrator|officer|accountant|clerk|intern|representative|executive|programmer|researcher|supervisor|teacher|driver|operator|recruiter|writer|editor|entwickler|ingenieur|leiter|berater|sachbearbeiter|techniker|développeu\p{L}*|ingénieur\p{L}*|responsable|chef|técnico|desarrollador\p{L}*|ingenier\p{L}*|vývojář\p{L}*|specialist\p{L}*)(?:s|in)?(?!\p{L})/iu;

/** The last resort for telling a job from an employer: whether `text` says what somebody is. */
export function hasRoleWord(text: string): boolean {
  return roleWord.test(text);
}
