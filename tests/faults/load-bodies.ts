/** What a load is made of: the n-th request of each kind, no two alike in what is read of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type LoadKind = { name: "structured" } | { name: "pages"; folder: string };

type LoadRequest = { path: string; body: unknown };

/** @throws Error where a folder of pages holds none */
export function loadBodies(kind: LoadKind): (n: number) => LoadRequest {
  if (kind.name === "structured")
    return (n) => ({ path: `/v1/jobs?job_id=load-${n}`, body: structuredPosting(n) });
  const pages = readdirSync(kind.folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(html?|mhtml)$/i.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  if (pages.length === 0) throw new Error(`there is no page in ${kind.folder}`);
  return (n) => ({
    path: "/html_extract",
    body: { job_id: `page-${n}`, html: pageOfItsOwn(pages[n % pages.length] as string, n) },
  });
}

/**
 * Each item and paragraph of it asks for something else as well, which stays in what is atomized: what was asked about another
 * copy answers nothing about this one. Its address and its number on its site are its own too, or it would be the same
 * posting once more.
 */
function pageOfItsOwn(page: string, n: number): string {
  return page
    .replaceAll(/(?:<|&lt;)\\?\/(?:li|p)(?:>|&gt;)/g, ` with the Linotype ${n}$&`)
    .replaceAll(/(?:rel="canonical" href="[^"?]+|"value": "\d+)(?=")/g, `$&${n}`);
}

/** 5 KB as an applicant tracking system gives them; no two alike. */
function structuredPosting(n: number): object {
  const lines = [
    "5+ years of experience with TypeScript",
    "Experience with PostgreSQL and Redis",
    "Experience with AWS or Azure",
    `Knowledge of the Linotype ${n}`,
    "Fluent English",
  ];
  const filler = `We print what others only save, in edition ${n}, and look after it for as long as it is read. `;
  const description = `<h3>Requirements</h3><ul>${lines.map((line) => `<li>${line}</li>`).join("")}</ul><h3>About us</h3><p>${filler.repeat(60)}</p>`;
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: `Backend Engineer ${n}`,
    hiringOrganization: { "@type": "Organization", name: "Quillworks" },
    jobLocation: { "@type": "Place", address: { addressLocality: "Leipzig", addressCountry: "DE" } },
    identifier: { "@type": "PropertyValue", name: "Quillworks", value: `q-${n}` },
    datePosted: "2026-11-02",
    description: description.slice(0, 4_800),
  };
}
