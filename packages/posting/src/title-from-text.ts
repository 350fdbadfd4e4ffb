/** The job as the advert's own sentences name it, for fragments without any heading. Knows wording, no page. */
import { comparable, oneLine } from "./clean-text.ts";

const word = "(?:\\p{Lu}[\\p{L}\\d/.+#&’'-]{1,30}|\\p{Lu}{1,4})";
const small = "(?:of|and|&|de|du|des|für|im|in der|pour|para|–|-)";
/** Capitalised words, at most seven. */
const job = `(${word}(?:,? (?:${small} )?${word}){0,6})`;
const gender =
  "(?: ?\\((?:[mwfdxhkžMWFDXHKŽ]\\s?[/|*]\\s?){1,3}[mwfdxhkžMWFDXHKŽ]\\)| [hHfFmM]/[fFhHmMwW](?:/[dDxX])?)?";
const start = "(?:^|[.!?:–-]\\s)";
/** The surest first. */
const patterns: readonly RegExp[] = [
  new RegExp(
    `${start}(?:Stellenausschreibung|Stellenangebot|Job ?[Aa]dvert(?:isement)?|Vacancy|Vacature|Offre d['’]emploi|Oferta de empleo|Job opening|Now hiring)[:\\s–-]+(?:(?:als|for|an?) )?(${word}[^\\n.:;!?]{2,70})$`,
    "mu",
  ),
  new RegExp(
    `${start}(?:The|Our|This|As an?|As the) ${job}(?: \\([A-Z]{2,6}\\))?,?(?: (?:position|role))? (?:will (?:be|report|work|lead|support|have|produce|manage|provide|serve)|is (?:responsible|accountable|a |an |the )|reports? to|you(?:['’]ll| will)|plays|performs|manages|provides|leads|ensures|supports|oversees|assists)`,
    "mu",
  ),
  new RegExp(
    `\\b(?:[Ll]ooking for|[Ss]eeking|[Ss]eeks|[Hh]iring|[Rr]ecruiting|[Nn]eed) (?:an? |our (?:next|first|new) )(?:(?:new|highly|experienced|talented|motivated|passionate|skilled|qualified|strategic|creative|dynamic|driven|outstanding|dedicated|full[- ]time|part[- ]time|remote|an?)(?:,| and)? ){0,4}${job}`,
    "u",
  ),
  new RegExp(
    `\\b(?:[Ss]uchen|[Ss]ucht)(?: (?:wir|ab sofort|zum nächstmöglichen (?:Zeitpunkt|Termin)|für unser\\p{L}*(?: \\p{Lu}\\p{L}+){1,2}|in Voll- oder Teilzeit|Sie als|dich als)){0,3} (?:eine?n?(?:/n|\\(n\\)|:n)?|als) (?:(?:engagierte|erfahrene|motivierte)\\p{L}* )?(${word}(?:[ /-]${word}){0,4}${gender})`,
    "u",
  ),
  new RegExp(
    `\\b(?:[Rr]echerch\\p{L}+|[Rr]ecrut\\p{L}+|[Bb]usca(?:mos)?|[Pp]rocura(?:mos)?|[Cc]erca(?:si|no)?|[Zz]oek(?:t|en)(?: wij)?|[Ss]öker(?: vi)?|[Ss]øger(?: vi)?) (?:une?(?:\\(e\\))?|uma?|uno|een|en|un/a|un\\(a\\)|ett) ${job}${gender}`,
    "u",
  ),
  new RegExp(`\\b(?:[Hh]ledáme|[Pp]oszukujemy|[Ss]zukamy|[Hh]ľadáme) ${job}${gender}`, "u"),
  new RegExp(
    `\\b(?:[Ww]e['’]re hiring|[Ww]e are hiring|[Ee]stamos contratando|[Ww]ir stellen ein|[Oo]n recrute|[Nn]ous recrutons|[Ss]tiamo assumendo|[Ww]ij zoeken|[Nn]abíráme)[!:| –-]{1,5}${job}${gender}`,
    "u",
  ),
];
/** "somebody to work as a cashier": in such sentences a job needs no capitals. */
const workAs =
  /\b(?:someone|somebody|people|a person|staff) (?:[\p{L}-]{1,15} ){0,3}?to (?:work|join us|help(?: us)?|start) as (?:an? )?(\p{L}[\p{L}\d/ -]{2,40}?)(?= (?:at|in|for|on|with|to|who)\b|[.,;:!\n]|$)/u;
const notJobs =
  /^(?:the|this|our|we|you|company|team|position|role|job|candidate|successful candidate|ideal candidate|applicant|incumbent|employee|department|organi[sz]ation|program|project|individual|person|persons|people|someone|colleague|mitarbeiter|sie|dich|you ll|work environment)$/;
const searchedChars = 6_000;
const maxChars = 90;

/** The first job that the text says it is about; null where no sentence is plain enough. */
export function titleFromText(markdown: string): string | null {
  const text = markdown.slice(0, searchedChars).replace(/^(?:#+|-) /gm, "");
  for (const pattern of [...patterns, workAs]) {
    const found = oneLine(pattern.exec(text)?.[1] ?? "").replace(/[.,–'’-]+$/, "");
    const folded = comparable(found);
    if (folded.length >= 4 && found.length <= maxChars && !notJobs.test(folded)) return found;
  }
  return null;
}
