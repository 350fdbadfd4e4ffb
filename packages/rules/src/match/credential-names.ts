/**
 * Licences and certificates with their other names, for trades beyond software (its certificates stand among the
 * tools). Data only: expressions over folded text; a posting's name and a resume's name of one entry mean the same.
 */

export type Credential = { name: string; names: string };

export const credentials: readonly Credential[] = [
  {
    name: "registered nurse licence",
    names:
      "(?:registered nurse|rn)(?: \\(rn\\))? licen[cs](?:e|ure)|licensed registered nurse|licen[cs]e as an? (?:registered nurse|rn)",
  },
  {
    name: "nursing licence",
    names:
      "(?:registered nurse|rn|lpn|lvn)(?: \\(\\p{L}+\\))? licen[cs](?:e|ure)|licensed (?:registered|practical|vocational) nurse|nursing licen[cs](?:e|ure)|nurse(?:'s)? licen[cs]e|licen[cs]e as an? (?:registered nurse|rn)",
  },
  { name: "BLS", names: "bls|basic life support" },
  { name: "ACLS", names: "acls|advanced (?:cardiac|cardiovascular) life support" },
  { name: "PALS", names: "pals|pediatric advanced life support" },
  { name: "CPR", names: "cpr|cardiopulmonary resuscitation" },
  { name: "certified nursing assistant", names: "cna|certified nurs(?:e|ing) (?:assistant|aide)" },
  { name: "EMT", names: "emt|emergency medical technician" },
  {
    name: "commercial driver's licence",
    names:
      "cdl(?: class)?(?:[ -][ab])?|commercial driver'?s? licen[cs]e|class [ab] (?:cdl|commercial licen[cs]e)",
  },
  {
    name: "forklift licence",
    names:
      "forklift (?:operator|driver)?'?s? ?(?:licen[cs]e|certificat(?:e|ion)|certified|operator)|certified forklift|(?:gabel)?staplerschein|flurforderschein|caces(?: \\d)?|prukaz na vysokozdvizn\\p{L}+ vozik|vzv prukaz|carne[t]? de carretillero|heftruckcertificaat",
  },
  { name: "OSHA 30", names: "osha[ -]30(?:[ -]hour)?" },
  { name: "OSHA 10", names: "osha[ -](?:10|30)(?:[ -]hour)?" },
  { name: "ServSafe", names: "servsafe" },
  { name: "Six Sigma Green Belt", names: "six sigma (?:green|black) belt|(?:green|black) belt" },
  { name: "Six Sigma Black Belt", names: "six sigma black belt|black belt" },
  { name: "PMP", names: "pmp|project management professional" },
  { name: "CPA", names: "cpa|certified public accountant" },
  { name: "CISSP", names: "cissp" },
  { name: "CCNA", names: "ccna" },
  { name: "ITIL", names: "itil(?: v?\\d)?(?: foundation)?" },
  { name: "PRINCE2", names: "prince ?2" },
  {
    name: "professional engineer licence",
    names: "(?:licensed )?professional engineer(?: \\(pe\\))?(?: licen[cs]e)?|p\\.?e\\.? licen[cs]e",
  },
  {
    name: "bar admission",
    names: "admitted to (?:the )?(?:\\p{L}+ )?bar|bar admission|member of the (?:\\p{L}+ )?bar",
  },
  { name: "Bilanzbuchhalter", names: "(?:geprufte\\p{L}* )?bilanzbuchhalter\\p{L}*" },
];

/** A driving licence and, where it is named, its class. Folded text. */
export const drivingLicence =
  "(?:driver'?s?|driving)(?: |')?licen[cs]e|fuhrerschein(?: ?klasse)?|fahrausweis(?: kat\\.?)?|permis(?: de conduire)?(?= ?(?:b|c|ce|$|[,.;)]))|ridicsk\\p{L}+ (?:prukaz|opravneni)(?: sk(?:upiny|\\.)?)?|(?:carne[t]?|permiso) de conducir|rijbewijs|patente(?: di guida)?|carta de conducao";
