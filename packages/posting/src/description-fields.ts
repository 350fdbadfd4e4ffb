/** Fields that only the description names: in labelled lines ("Location: Berlin") and in its sentences. */
import type { Posting } from "@leadfit/contracts";
import { companyFromText } from "./company-from-text.ts";
import type { Draft } from "./draft.ts";
import { employmentFromText, employmentType } from "./employment-type.ts";
import { type LabelledField, labelledLine } from "./labelled-fields.ts";
import { parseDate } from "./parse-date.ts";
import { isPlace } from "./place-names.ts";
import { titleFromText } from "./title-from-text.ts";
import { remoteFromText } from "./work-place.ts";

const maxLines = 400;

/** What `markdown` says of the fields, for those that no better source had. */
export function descriptionFields(markdown: string, title: Posting["title"]): Draft {
  const labelled = new Map<LabelledField, string>();
  for (const line of markdown.split("\n", maxLines)) {
    const pair = labelledLine(line.replace(/^(?:#+|-|\d+\.) /, ""));
    if (pair && !labelled.has(pair[0])) labelled.set(...pair);
  }
  return {
    source: "text",
    title: labelled.get("title") ?? titleFromText(markdown),
    company: labelled.get("company") ?? companyFromText(markdown, title),
    location:
      labelled.get("location") ?? inlinePlace(markdown) ?? postalPlace(markdown) ?? workPlace(markdown),
    remote: remoteFromText(labelled.get("workplace") ?? ""),
    employment_type: employmentType(labelled.get("type") ?? "") ?? employmentFromText(markdown),
    posted_at: parseDate(labelled.get("posted") ?? ""),
    valid_through: parseDate(labelled.get("validThrough") ?? ""),
    external_id: labelled.get("id"),
  };
}

/** "… Mode: hybrid Location: Lyon Experience: 4 years": a list that lost its lines. */
function inlinePlace(markdown: string): string | null {
  return (
    /(?<!\p{L})(?:(?:Job |Work )?Location|Ubicación|Lugar de trabajo|Standort|Arbeitsort|Einsatzort|Lieu(?: de travail)?|Localisation|Sede(?: di lavoro)?|Luogo di lavoro|Standplaats|Místo výkonu práce|Miejsce pracy|Arbetsort): (\p{Lu}[^\n:;!?]{1,100}?)(?=\.? \p{Lu}[\p{L} ]{2,25}:|(?<=\p{L}{4})\. |\.?\n|[;!?]|$)/u
      .exec(markdown)?.[1]
      ?.trim() ?? null
  );
}

/** "54567 Gerolstein": a postal code with its town, as addresses on the continent are written. */
function postalPlace(markdown: string): string | null {
  return (
    /(?<![\d\p{L}])(?:(?:[A-Z]{1,2}-)?\d{5}|\d{4} [A-Z]{2}) \p{Lu}[\p{L}-]{2,30}(?: (?:am|an der|im|bei|sur|a\.) ?\p{Lu}\p{L}{2,20})?(?= ?[,.\n(|]|$)/u.exec(
      markdown,
    )?.[0] ?? null
  );
}

const atWork =
  /(?:based|located|living|residing|(?:work|working|role|position|job)(?: is)?(?: based)?|offices?|bureaux?|kantoor|büro|standort|standplaats|oficinas?|sede|kanceláře?) (?:in|at|à|en|v) (?:the |our |unserem |onze? )?(\p{Lu}[\p{L}.'-]{2,30}(?:,? \p{Lu}[\p{L}.'-]{1,30}){0,3})/giu;

/** "St. Louis" goes on, "Lisbon. We" does not. */
const sentenceEnd = /^(?!(?:St|Mt|Ft)\.)\p{L}{2,}\.$/u;

/** "based in Lisbon", where that is a place we know. */
function workPlace(markdown: string): string | null {
  for (const [, place = ""] of markdown.matchAll(atWork)) {
    const all = place.split(" ");
    const last = all.findIndex((word) => sentenceEnd.test(word));
    const words = (last < 0 ? all : all.slice(0, last + 1))
      .join(" ")
      .replace(/[.'-]+$/, "")
      .split(" ");
    for (let count = words.length; count > 0; count--) {
      const name = words.slice(0, count).join(" ").replace(/,$/, "");
      if (isPlace(name)) return name;
    }
  }
  return null;
}
