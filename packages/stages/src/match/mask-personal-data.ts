/**
 * Takes out of a resume what says who somebody is and what no requirement asks for: name, e-mail, phone, address, profiles
 * and date of birth. Pure. Rather leaves something than takes out a year, an employer or a tool.
 */
import type { ParsedResume } from "@leadfit/contracts";
import { findContactLines } from "./personal/contact-lines.ts";
import { maskAccounts } from "./personal/mask-accounts.ts";
import { maskAddress } from "./personal/mask-address.ts";
import { maskBirthDate } from "./personal/mask-birth-date.ts";
import { maskPhones } from "./personal/mask-phones.ts";
import { findPersonName, namePattern } from "./personal/person-name.ts";

const placeholder = /\[\s*(?:name|e-?mail|phone|address|profile|date of birth)\s*\]/iu;

/** Line by line: each line of `masked` is that of the resume. Placeholders are `[name]`, `[email]` and the like. */
export function maskPersonalData(resumeText: string, parsed?: ParsedResume | null): { masked: string } {
  const lines = resumeText.split("\n");
  const contact = findContactLines(lines, parsed);
  const accounts = maskAccounts(lines, contact.all);
  const numbered = accounts.lines.map((line, index) => {
    const isContact = contact.all.has(index);
    const dated = maskBirthDate(line, accounts.lines[index - 1] ?? "", isContact);
    const next = contact.all.has(index + 1) ? (accounts.lines[index + 1] ?? "") : "";
    return maskPhones(isContact ? maskAddress(dated, next) : dated, isContact);
  });
  const head = numbered.filter((_, index) => contact.head.has(index));
  const details = numbered.filter((_, index) => contact.all.has(index) && !contact.head.has(index));
  const name =
    findPersonName(head, accounts.handles, placeholder.test(head.join("\n"))) ??
    findPersonName(details, accounts.handles, false);
  const masked = numbered.join("\n");
  // A name that goes over the end of a line is two placeholders, so that lines stay.
  const inPlace = (whole: string) => whole.replace(/[^\r\n]+/gu, "[name]");
  return { masked: name === null ? masked : masked.replace(namePattern(name), inPlace) };
}

/** A quote with one is no evidence: these words are ours, not the resume's. */
export function holdsPlaceholder(quote: string): boolean {
  return placeholder.test(quote);
}
