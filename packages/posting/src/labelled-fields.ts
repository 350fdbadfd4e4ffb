/** Reads "Location: Berlin" in any of the ways pages write a label beside its value. Knows labels, no site. */
import { type AnyNode, type Document, type Element, isTag, isText } from "domhandler";
import { comparable, oneLine } from "./clean-text.ts";
import { attribute, childElements, descendants, shortText } from "./dom.ts";

export type LabelledField =
  | "title"
  | "company"
  | "location"
  | "type"
  | "posted"
  | "validThrough"
  | "id"
  | "salary"
  | "workplace"
  | "region"
  | "country";

/** Whole labels, without punctuation and case. */
const labels: Record<LabelledField, string> = {
  region: "state,location state,province,region,bundesland,kanton,provincia,provincie,kraj,county",
  country: "country,location country,country region,land,pays,país,paese,país região,země,kraj państwo",
  title:
    "job title,title of position,title of job,vacancy,vacancy title,role,role title,position,position title,stellenbezeichnung,stellentitel,berufsbezeichnung,intitulé de l offre,intitulé du poste,titre du poste,titre de l offre,título,functie,název pozice,pozice,stanowisko,職種",
  company:
    "company,company name,entity,legal entity,hiring company,employer name,organization name,agency,employer,organization,organisation,hiring organization,unternehmen,arbeitgeber,firma,entreprise,société,employeur,empresa,compañía,azienda,bedrijf,werkgever,společnost,zaměstnavatel,spoločnosť,zamestnávateľ,pracodawca,företag,arbetsgivare,virksomhed,arbejdsgiver,trust,nhs trust,recruiter,advertiser,inserent,bedrift,arbeidsgiver,yritys,cég,companie,şirket,会社名,企業名,勤務先,公司,회사,компания",
  location:
    "location,locations,location city,location s,job locations,primary location,work site,worksite,duty station,job location,work location,place of work,city,office,office location,standort,standorte,arbeitsort,arbeitsorte,dienstort,ort,einsatzort,lieu,lieu de travail,localisation,ubicación,lugar,lugar de trabajo,localização,local,local de trabalho,sede,sede di lavoro,luogo,luogo di lavoro,locatie,standplaats,plaats,werklocatie,lokalita,místo,místo pracoviště,místo výkonu práce,adresa,miesto práce,lokalizacja,miejsce pracy,plats,ort,placering,arbejdssted,arbeidssted,sted,sijainti,työpaikan sijainti,munkavégzés helye,locație,konum,勤務地,勤務先住所,就業場所,所在地,localidade,localidade principal,工作地点,근무지,местоположение,город",
  type: "employment type,position type,job status,employment status,hours,art des arbeitsverhältnisses,art der beschäftigung,art der anstellung,beschäftigungsverhältnis,beschäftigungsumfang,arbeitszeitmodell,anstellung,durée du travail,type de poste,tipo de jornada,tipo de puesto,tipo de oferta,horario,regime,regime de trabalho,vínculo,tipo di rapporto,druh pracovného pomeru,forma zaměstnání,pracovní úvazek,uren,contractvorm,työsuhde,foglalkoztatás típusa,job type,type of employment,contract type,type,schedule,time type,employment,working time,beschäftigungsart,anstellungsart,arbeitszeit,pensum,vertragsart,type d emploi,type de contrat,contrat,temps de travail,tipo de empleo,tipo de contrato,jornada,tipo de emprego,tipo di contratto,tipo di impiego,orario di lavoro,dienstverband,contract,typ pracovního poměru,typ úvazku,úvazek,druh pracovného pomeru,rodzaj umowy,wymiar pracy,anställningsform,ansættelsestype,ansættelsesform,stillingstype,ansettelsesform,雇用形態,工作性质,고용형태,тип занятости",
  posted:
    "posted,posted on,job posting date,dátum zverejnenia,datum vystavení,opening date,open date,open period,date of posting,online seit,mise en ligne,mis en ligne le,date de parution,publicada,fecha,pubblicato il,datum plaatsing,opublikowano,posted date,date posted,publication date,published,job posted,posting date,veröffentlicht,veröffentlicht am,erschienen am,publié le,date de publication,publicado,fecha de publicación,data de publicação,data di pubblicazione,geplaatst,geplaatst op,datum zveřejnění,zveřejněno,data publikacji,publicerad,publiceret,publisert,掲載日,发布日期",
  validThrough:
    "closing date,deadline,application deadline,apply by,expires,expiry date,valid through,valid until,bewerbungsfrist,bewerbungsschluss,date limite,date limite de candidature,fecha límite,fecha de cierre,prazo,scadenza,sluitingsdatum,termin składania,sista ansökningsdag,ansøgningsfrist,søknadsfrist,hakuaika päättyy,応募締切,截止日期",
  id: "job id,job number,job code,auto req id,announcement number,vacancy id,req id,requisition id,requisition number,requisition,job reference,reference,reference number,reference id,ref,ref id,ref nr,referenznummer,kennziffer,stellen id,référence,referencia,referência,riferimento,vacaturenummer,referentie,číslo pozice,numer referencyjny,ogłoszenie nr,求人番号,职位编号",
  salary:
    "salary,salary range,pay,pay range,compensation,compensation range,base salary range,base salary,annual salary range,wage,rate,gehalt,vergütung,lohn,salaire,rémunération,salario,sueldo,salário,remuneração,stipendio,retribuzione,ral,salaris,plat,mzda,wynagrodzenie,lön,løn,lønn,palkka,bér,salariu,maaş,給与,報酬,賃金,月給,時給,薪资,급여,зарплата",
  workplace:
    "workplace,workplace type,remote,work mode,location type,work model,arbeitsmodell,remote status,télétravail,modalidad,modelo de trabalho,regime de trabalho,werkplek",
};
const fieldOfLabel = new Map<string, LabelledField>();
for (const field of Object.keys(labels) as LabelledField[]) {
  for (const label of labels[field].split(",")) fieldOfLabel.set(comparable(label), field);
}

const doubled = /\s?[/・]\s?/;
const maxLabelChars = 40;
const maxValueChars = 200;

/**
 * The field a text labels, or null: "Location", "Location:" and "LOCATION" are one label. Of a double one
 * ("Wage / Salary", "勤務地・交通") no half may label something else.
 */
export function labelledField(text: string): LabelledField | null {
  if (text.length > maxLabelChars) return null;
  const whole = fieldOfLabel.get(comparable(text));
  if (whole !== undefined || !doubled.test(text)) return whole ?? null;
  const halves = text.split(doubled);
  const fields = new Set(halves.map((half) => fieldOfLabel.get(comparable(half))));
  const isOne = /[・]/.test(text)
    ? fields.has(fieldOfLabel.get(comparable(halves[0] ?? "")))
    : fields.size === 1;
  return isOne ? (fieldOfLabel.get(comparable(halves[0] ?? "")) ?? null) : null;
}

/** Field and value of a line like "Location: Berlin", or null. */
export function labelledLine(line: string): [LabelledField, string] | null {
  const colon = line.search(/[:：]/);
  if (colon < 1 || colon > maxLabelChars) return null;
  const field = labelledField(line.slice(0, colon));
  const value = oneLine(line.slice(colon + 1));
  // A second label behind the value: this is the text of a whole table, not of one row.
  const bare = value.replace(/\([^()]*\)/g, "");
  const isOne = value !== "" && value.length <= maxValueChars && !/[:：]\s/.test(bare);
  return field !== null && isOne ? [field, value] : null;
}

/** The first value of each labelled field on the page: beside its label, in one element with it, or under it. */
export function labelledFields(document: Document): Map<LabelledField, string> {
  const found = new Map<LabelledField, string>();
  for (const element of descendants(document)) {
    if (childElements(element).length > 6) continue;
    const text = oneLine(shortText(element, maxLabelChars + maxValueChars) ?? "");
    if (text === "") continue;
    const line = labelledLine(text);
    const field = labelledField(text);
    const pair: [LabelledField, string] | null =
      line ?? (field ? valueBeside(element, field) : leadingLabel(element, text));
    if (pair && !found.has(pair[0])) found.set(...pair);
  }
  return found;
}

/** "Location <b>Berlin</b>": the label is the element's own text, the value stands in markup. */
function leadingLabel(element: Element, text: string): [LabelledField, string] | null {
  const [first] = element.children;
  if (!first || !isText(first) || childElements(element).length === 0) return null;
  const label = oneLine(first.data);
  const field = labelledField(label);
  const value = field ? text.slice(label.length).replace(/^[:\s]+/, "") : "";
  return field && value !== "" && value.length <= maxValueChars && labelledField(value) === null
    ? [field, value]
    : null;
}

/** The text of a value up to the first heading in it: what stands below is another field's. */
function leadText(value: AnyNode): string | null {
  const heading = isTag(value)
    ? [...descendants(value)].find(({ name }) => /^h[2-6]$/.test(name))
    : undefined;
  const text = shortText(value, maxValueChars);
  if (!heading || text === null) return text;
  const end = text.indexOf(oneLine(shortText(heading, maxValueChars) ?? ""));
  return end > 0 ? text.slice(0, end) : text;
}

/** The next sibling's text; for a `dt` in a wrapper of its own, the next sibling of the wrapper. */
function valueBeside(label: Element, field: LabelledField): [LabelledField, string] | null {
  if (label.name === "label" && attribute(label, "for") !== "") return null;
  for (const from of [label, label.parent]) {
    if (!from || !isTag(from)) continue;
    if (from !== label && shortText(from, maxValueChars) !== shortText(label, maxValueChars)) return null;
    let sibling = from.next;
    while (sibling && shortText(sibling, maxValueChars)?.trim() === "") sibling = sibling.next;
    if (!sibling) continue;
    const value = oneLine(leadText(sibling) ?? "").replace(/^[:\s]+/, "");
    // What ends in a colon is the next label: the value was left empty.
    return value !== "" && labelledField(value) === null && !value.endsWith(":") ? [field, value] : null;
  }
  return null;
}
