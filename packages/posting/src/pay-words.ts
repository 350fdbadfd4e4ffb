/** Currencies, periods and words of pay, as adverts write them. Data and look-up only. */
import type { Salary } from "@leadfit/contracts";

const currencies: [RegExp, string][] = [
  [/US ?\$|USD/i, "USD"],
  [/CA ?\$|C\$|CAD/i, "CAD"],
  [/A\$|AU ?\$|AUD/i, "AUD"],
  [/NZ ?\$|NZD/i, "NZD"],
  [/S\$|SGD/i, "SGD"],
  [/HK ?\$|HKD/i, "HKD"],
  [/R\$|BRL/i, "BRL"],
  [/MX ?\$|MXN/i, "MXN"],
  [/€|EUR|euros?\b/i, "EUR"],
  [/£|GBP/i, "GBP"],
  [/Kč|CZK/i, "CZK"],
  [/zł|PLN/i, "PLN"],
  [/CHF|Fr\./i, "CHF"],
  [/¥|JPY|円/i, "JPY"],
  [/₹|INR/i, "INR"],
  [/₽|RU[BR]|руб/i, "RUB"],
  [/₴|UAH/i, "UAH"],
  [/₪|ILS/i, "ILS"],
  [/₩|KRW/i, "KRW"],
  [/SEK/i, "SEK"],
  [/NOK/i, "NOK"],
  [/DKK/i, "DKK"],
  [/HUF|Ft\b/i, "HUF"],
  [/\bRON\b/i, "RON"],
  [/\bTRY\b|₺/i, "TRY"],
  [/CNY|RMB|元/i, "CNY"],
  [/ZAR/i, "ZAR"],
  [/AED/i, "AED"],
  [/\$/, "USD"],
];

/** ISO 4217 code of a mark like "€", "US$" or "Kč"; a bare "$" is taken for the US one. */
export function currencyOf(text: string): string | null {
  return currencies.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** As data names a currency: its code, whatever it is, or a mark. */
export function currencyCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  // The rouble's code until 1998, which Russian boards still send.
  if (code === "RUR") return "RUB";
  return /^[A-Z]{3}$/.test(code) ? code : currencyOf(text);
}

const periods: [RegExp, Salary["period"]][] = [
  [
    /\b(?:per|an?|each|every) ?(?:hour|hr)\b|\/ ?h(?:ou)?r?\b|\bhourly|\/ ?(?:Std|Stunde)|pro stunde|stundenlohn|stündlich|de l['’]heure|(?:par|\/) ?heure|(?:por|\/) ?hora|per uur|all['’]ora|hodin|godzin|\/ ?godz|timme|\/ ?tim\b|時給|в час|\/ ?час/i,
    "HOUR",
  ],
  [
    /\b(?:per|a) day\b|\/ ?day\b|\bdaily\b|pro tag|tagessatz|\/ ?tag\b|(?:par|\/) ?jour|por día|por dia|per dag|denně|dzień|\/ ?MD\b|man-?day/i,
    "DAY",
  ],
  [
    /\b(?:per|a) week\b|\/ ?w(?:ee)?k\b|\bweekly\b|pro woche|par semaine|por semana|wöchentlich|per week/i,
    "WEEK",
  ],
  [
    /\b(?:per|a|each) (?:calendar )?month\b|\/ ?mo(?:nth)?\b|\bmonthly\b|\bpcm\b|pro monat|\/ ?monat|monatlich|monatsgehalt|(?:par|\/) ?mois|(?:por|al|\/) ?mes\b|por mês|ao mês|\/ ?mês|mensual|mensuel|mensal|al mese|mensil|per maand|maandelijks|měsí[cč]|mesa[čc]|mesiac|miesi|\/ ?mies|mån(?:ad|atligen|\b)|måned|kuukau|\/ ?kk\b|hónap|月給|月|(?:в|за) месяц|\/ ?мес/i,
    "MONTH",
  ],
  [
    /\b(?:per|an?|each) (?:year|annum)\b|\/ ?y(?:ea)?r\b|\bp\.?a\b|\bannual|\bannum\b|\byearly\b|pro jahr|\/ ?jahr|im jahr|jährlich|jahres(?:gehalt|brutto|zielgehalt|einkommen)|brutto jahr|(?:par|\/) ?an\b|bruts? annuel|annuel|(?:por|al|\/) ?año|\banual|al anno|annu[oai]\b|lord[ao] annu|per jaar|jaarlijks|bruto ?\/ ?jaar|roční|ročn|rocznie|\/ ?rok\b|år\b|årlig|\bRAL\b|年収|年|в год/i,
    "YEAR",
  ],
];

/** schema.org's period word of a text like "per year", "YEARLY", "hour"; null where it names none. */
export function periodOf(text: string): Salary["period"] {
  const spaced = text.replaceAll(/[-_]/g, " ");
  const bare = /^\s*(?:1 )?(hour|day|week|month|year)(?:ly|s)?\b/i.exec(spaced);
  if (bare) return bare[1]?.toUpperCase() as Salary["period"];
  // USAJOBS and the UN's list of units have codes of their own.
  const code = /^\s*(PA|ANN|PH|HUR|PD|DAY|MON|WEE)\s*$/.exec(text)?.[1] ?? "";
  if (code !== "") return /^(?:PA|ANN)$/.test(code) ? "YEAR" : (periodOfCode[code] ?? null);
  let first: { at: number; period: Salary["period"] } | null = null;
  for (const [pattern, period] of periods) {
    const at = spaced.search(pattern);
    if (at >= 0 && (first === null || at < first.at)) first = { at, period };
  }
  return first?.period ?? null;
}
const periodOfCode: Record<string, Salary["period"]> = {
  PH: "HOUR",
  HUR: "HOUR",
  PD: "DAY",
  DAY: "DAY",
  MON: "MONTH",
  WEE: "WEEK",
};

/** Words that say that an amount is pay. */
export const payWords =
  /salar|compensation|\bpay\b|\bpays\b|\bpaid\b|(?:pay|hiring|base) (?:range|band)|\brange for (?:this|the) (?:role|position|job)|\bwages?\b|\bearn(?:ings?)?\b|hourly|remunerat|rémunérat|gehalt|vergütung|\blohn|verdienst|salaire|sueldo|stipendio|retribu|\bRAL\b|\bloon\b|salaris|\bmzd|\bplat(?:u|em|ové|y|ový|ová)?\b|odměn|wynagrodz|stawk|widełki|\blön|\bløn|palkka|\bbér|給与|年収|月給|時給|薪|급여|연봉|зарплат|\bOTE\b|on[- ]target earnings|day rate|tagessatz|\bTJM\b/giu;

/** Words that say that it is something else: what a company makes or spends, or what comes beside the pay. */
export const otherMoney =
  /revenue|fund(?:ing|ed|s)\b|\brais(?:ed|ing)|valuation|budget|turnover|umsatz|chiffre d['’]affaires|invest|\bquota|portfolio|\bassets|\bAUM\b|\bdeals?\b|contracts? (?:value|worth)|savings?\b|grants?\b|scholarship|tuition|reimburs|allowance|stipend\b|bonus|prämie|\bprime\b|premie|referral|relocation|sign[- ]?on|signing|equity|stocks?\b|\bRSU|coverage|insurance|discount|voucher|gutschein|zuschuss|příspěv|\bgift|donat|prize|learning|development|wellness|weiterbildung|equipment|home office|\bworth\b|\bper diem|transactions?|customers|savings|obrat|příplat|dofinans/giu;
