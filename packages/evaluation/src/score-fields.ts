/** The posting's fields and its description against the gold. */
import type { Salary } from "@leadfit/contracts";
import type { Reading } from "./engine.ts";
import type { GoldPage } from "./gold.ts";
import { addFaults, count, type PageScore } from "./score.ts";
import { containsPhrase, wordsOf } from "./words.ts";

type Fields = Extract<Reading, { kind: "no_posting" }>["fields"];

/** A field that the gold leaves open is not scored, but for the salary: there null means that there is none. */
export function scoreFields(score: PageScore, gold: GoldPage, fields: Fields): void {
  const text = (
    share: "title" | "company" | "location",
    same: (wanted: string, found: string) => boolean,
  ) => {
    if (gold[share].length === 0) return;
    const found = fields[share] ?? null;
    const right = found !== null && gold[share].some((wanted) => same(wanted, found));
    count(score, share, right, () => `${gold[share].join(" | ")} ≠ ${found}`);
  };
  text("title", sameTitle);
  text("company", (wanted, found) => containsPhrase(wanted, found) || containsPhrase(found, wanted));
  text("location", sameWords);
  if (gold.employment_type.length > 0) {
    const found = fields.employment_type ?? null;
    const right = found !== null && gold.employment_type.some((wanted) => parts(wanted) === parts(found));
    count(score, "employment_type", right, () => `${gold.employment_type.join(" or ")} ≠ ${found}`);
  }
  if (gold.posted.length > 0) {
    const found = fields.posted_at ?? null;
    const right = found !== null && gold.posted.some((wanted) => wanted.slice(0, 10) === found.slice(0, 10));
    count(score, "posted", right, () => `${gold.posted.join(" or ")} ≠ ${found}`);
  }
  if (gold.salary !== undefined) {
    const [wanted, found] = [gold.salary, fields.salary ?? null];
    count(score, "salary", sameSalary(wanted, found), () => `${salaryText(wanted)} ≠ ${salaryText(found)}`);
  }
}

export function scoreDescription(score: PageScore, gold: GoldPage, description: string): void {
  for (const phrase of gold.must_contain)
    count(score, "must_contain", containsPhrase(description, phrase), () => phrase);
  addFaults(
    score,
    "must_not_contain",
    gold.must_not_contain.filter((phrase) => containsPhrase(description, phrase)),
  );
}

/** One contains the other, and is half of it: "Engineer" is not yet "QA Packaging Engineer". */
function sameTitle(wanted: string, found: string): boolean {
  // Single letters are those of "(m/w/d)" and "H/F".
  const [a, b] = [wanted, found].map((text) => wordsOf(text).filter(({ length }) => length > 1).length);
  if (a === undefined || b === undefined || 2 * Math.min(a, b) < Math.max(a, b)) return false;
  return containsPhrase(wanted, found) || containsPhrase(found, wanted);
}

/** All words of one are in the other, in any order: places are written in many. */
function sameWords(wanted: string, found: string): boolean {
  const [a, b] = [wordsOf(wanted), wordsOf(found)];
  const within = (some: string[], all: string[]) =>
    some.length > 0 && some.every((word) => all.includes(word));
  return within(a, b) || within(b, a);
}

function parts(employmentType: string): string {
  return employmentType.split("|").sort().join("|");
}

function sameSalary(wanted: Salary | null, found: Salary | null): boolean {
  if (wanted === null || found === null) return wanted === found;
  return (["min", "max", "currency", "period"] as const).every((key) => wanted[key] === found[key]);
}

function salaryText(salary: Salary | null): string {
  return salary ? `${salary.min}–${salary.max} ${salary.currency} per ${salary.period}` : "none";
}
