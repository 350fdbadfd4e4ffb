/** E-mail addresses and the profiles of a person: replaced, with what they tell of the name. */
import { fold } from "./contact-lines.ts";

const email =
  /(?<![\p{L}\p{N}])([\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]*[\p{L}\p{N}_+-])?)(?:@|\s?[[(](?:at|@)[\])]\s?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?![\p{L}\p{N}])/giu;
/** The part of these addresses that follows is always somebody's. */
const profile =
  /(?:https?:\/\/)?(?:[a-z]{2,3}\.)?(?:linkedin\.com\/(?:in|pub)|xing\.com\/(?:profile|people)|stackoverflow\.com\/users|medium\.com\/@|orcid\.org|linktr\.ee)\/?([\p{L}\p{N}%._-]*\p{L}?[^\s|,;<>()[\]"']*)/giu;
/** Of a person, a company or a project: the first part of the path. */
const account =
  /(?<![\p{L}\p{N}@.-])(?:https?:\/\/)?(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|twitter\.com|x\.com|facebook\.com|instagram\.com|kaggle\.com|dev\.to|behance\.net|dribbble\.com|hackerrank\.com|leetcode\.com|t\.me)\/@?([\p{L}\p{N}_.-]*[\p{L}\p{N}_-])(?<rest>\/[^\s|,;<>()[\]"']*)?/giu;
const handle =
  /((?:^|[\s|•·,])(?:linkedin|github|gitlab|xing|skype|twitter|telegram|instagram)\s*[:|]\s*)(@?[\p{L}\p{N}_.-]*[\p{L}\p{N}])(?=\s*(?:$|[|•·,]))/giu;
const website = /(?:https?:\/\/|(?<![\p{L}\p{N}])www\.)[^\s|,;<>()[\]"']+/giu;

/** Lines with placeholders, the names found in addresses, and whether there were any. */
export type MaskedAccounts = { lines: string[]; handles: string[] };

/**
 * Outside the contact block an address of a host that companies and projects use too is a person's where the contact block
 * names that account, or where it stands alone in its line.
 */
export function maskAccounts(lines: readonly string[], contact: ReadonlySet<number>): MaskedAccounts {
  const handles: string[] = [];
  const found = (name: string, placeholder: string) => {
    handles.push(name);
    return placeholder;
  };
  const personal = lines.map((line) =>
    line
      .replace(email, (whole, name: string) => (name === "git" ? whole : found(name, "[email]")))
      .replace(profile, (_, name: string) => found(name, "[profile]")),
  );
  const isAlone = (line: string, address: string) =>
    /^[\s\W]*(?:github|gitlab|kaggle|twitter|portfolio|profile|web(?:site)?|links?)?[\s\W]*$/iu.test(
      line.replace(address, ""),
    );
  const own = new Set<string>();
  for (const [index, line] of personal.entries())
    for (const [address, name = ""] of line.matchAll(account))
      if (contact.has(index) || isAlone(line, address)) own.add(fold(name));
  handles.push(...own);
  const masked = personal.map((line, index) => {
    const known = line.replace(account, (address, name: string, rest: string | undefined) =>
      own.has(fold(name)) ? `[profile]${rest ?? ""}` : address,
    );
    if (!contact.has(index)) return known;
    return known.replace(website, "[profile]").replace(handle, (_, before: string) => `${before}[profile]`);
  });
  return { lines: masked, handles };
}
