/**
 * Recognises the sentences that every advert of a country carries and that say nothing of the job: equal opportunity,
 * data protection, cookies. Data and look-up only.
 */

/** What the law protects, as adverts list it: English, German, French, Spanish, Portuguese, Italian, Dutch, Czech, Polish. */
const protectedTraits =
  /\b(?:race|colou?r|creed|religi(?:on|ous)|sex|gender(?: identity| expression)?|sexual orientation|national origin|national(?:ity)?|ethnic(?:ity| origin)?|ancestry|age|disabilit(?:y|ies)|veteran|marital status|pregnancy|genetic|citizenship|military status|caste)\b|(?<!\p{L})(?:Geschlecht|Herkunft|Nationalität|Hautfarbe|Religion|Weltanschauung|Behinderung|Alter|Identität|Orientierung|origine|sexe|genre|âge|handicap|croyance|situation de famille|orientation sexuelle|raza|sexo|género|edad|discapacidad|religión|nacionalidad|orientación sexual|etnia|raça|cor|gênero|género|idade|deficiência|religião|razza|genere|età|disabilità|religione|orientamento|nazionalità|geslacht|afkomst|leeftijd|religie|geloof|geaardheid|beperking|huidskleur|pohlaví|věk|rasa|rasy|vyznání|orientac\p{L}|národnost|postižení|náboženství|płeć|płci|wiek|wieku|rasę|wyznanie|wyznania|orientacj\p{L}|niepełnosprawno\p{L}{1,4}|narodowo\p{L}{1,4}|pochodzeni\p{L})(?!\p{L})/giu;
const equality =
  /without regard|regardless|irrespective|discriminat|diskriminier|equal|protected|unabhängig|ungeachtet|gleich|indépendamment|sans distinction|discriminación|discriminação|discrimina|independientemente|independentemente|sin distinción|indipendentemente|senza distinzione|ongeacht|onafhankelijk|bez ohledu|nediskrimin|bez względu|niezależnie|égal|igual/i;

const sentences: readonly RegExp[] = [
  /\b(?:is|are|as|we're|be|being) (?:proud to be )?(?:an? )?(?:proud |committed |eoe |fair )?(?:\S{1,20} ){0,3}?(?:equal[- ](?:employment[- ])?opportunit(?:y|ies)|affirmative action)\b/i,
  /\bequal[- ](?:employment[- ])?opportunit(?:y|ies)(?: ?(?:\/|and) ?affirmative action)? employer\b|\bEEO (?:guidelines|statement|policy|laws?)\b|\bpay transparency\b[^.]{0,30}\bnon-?discrimination\b|^(?:EOE|EEO|AA\/EOE|EOE\/?[MFDV/]*)\b[^.]{0,80}$/i,
  /\bcommitted to (?:\S{1,20} ){0,6}?equal (?:employment )?opportunit|\bprovides? equal (?:employment )?opportunit|\bequal opportunities for all\b/i,
  /\b(?:all )?qualified (?:applicants|candidates|individuals) (?:will|shall|are) (?:be )?(?:receive |considered|encouraged)[^.]{0,60}(?:consideration|employment|without|regardless)/i,
  /\b(?:do(?:es)? not|prohibits?|never|not tolerate) discriminat(?:e|ion)\b|\bdiscrimination and harassment of any\b/i,
  /\breasonable (?:accommodations?|adjustments?)\b[^.]{0,200}|\brequire (?:an |assistance or )?(?:accommodation|adjustment)s?\b[^.]{0,80}\b(?:disabilit|application|interview|recruit)/i,
  /\bFair Chance (?:Ordinance|Act|Initiative|Hiring)\b|\b(?:arrest (?:and|or) conviction|criminal (?:histor(?:y|ies)|records?))\b[^.]{0,120}\b(?:consider|law|ordinance|consistent)|\bconsider[^.]{0,80}\b(?:arrest|criminal histor)/i,
  /\b(?:candidate|applicant|recruitment|job applicant|employee)s?'? privacy (?:notice|policy|statement)\b|\bprivacy (?:policy|notice|statement)\b[^.]{0,120}\b(?:appl|candidate|personal|data|process|information)|\b(?:by|when) (?:applying|submitting)[^.]{0,120}\b(?:personal (?:data|information)|privacy|consent|data protection)/i,
  /\b(?:process|store|retain|collect|handle)(?:es|s|ing|ed)? (?:of )?(?:your |the )?personal (?:data|information)\b|\bpersonal data (?:will|is|are|shall) (?:be )?(?:processed|stored|kept)/i,
  /\bwe use cookies\b|\bthis (?:web)?site uses cookies\b|\bcookie (?:policy|settings|preferences)\b|\bcookies\b[^.]{0,200}\b(?:consent|essential|experience|analy[sz]e|necessary|accept|decline)\b|\b(?:accept|consent|decline)\b[^.]{0,80}\bcookies\b/i,
  // German
  /\bSchwerbehinder\p{L}*[^.]{0,160}(?:bevorzug|berücksichtig|Eignung|begrüß)|\bbei gleicher (?:Eignung|Qualifikation)\b|\bChancengleichheit\b[^.]{0,120}|\bDatenschutz(?:hinweis|erklärung|bestimmung|information)\p{L}*|\bpersonenbezogene\p{L}* Daten\b|\b(?:verwenden|nutzt|benutzt|verwendet) (?:wir )?Cookies\b|\bbegrüßen (?:wir )?(?:ausdrücklich )?(?:alle )?Bewerbungen (?:von|aller|unabhängig)/iu,
  // French
  /égalité (?:des chances|de traitement|professionnelle)|\bpostes? (?:est|sont) ouverts? (?:à|aux) (?:tou|personnes)[^.]{0,80}handicap|situation de handicap|politique de confidentialité|données (?:à caractère )?personnel\p{L}*|utilis\p{L}+ des cookies|lutt\p{L}+ contre (?:toutes les |les )?discriminations/iu,
  // Spanish and Portuguese
  /igualdad de (?:oportunidades|trato)|igualdade de oportunidades|libre de (?:cualquier tipo de )?discriminación|protección de datos|datos personales|política de privacidad(?:e)?|dados pessoais|(?:usamos|utilizamos|utiliza|usa) cookies|certificados? (?:médicos? )?de no embarazo/iu,
  // Italian
  /pari opportunità|ambo ?sess[io]|entrambi i sessi|leggi 903\/77|trattamento dei dati|dati personali|informativa (?:sulla )?privacy|utilizza(?:no)? (?:i )?cookie/iu,
  // Dutch
  /gelijke kansen|persoonsgegevens|privacyverklaring|acquisitie (?:\S{1,20} ){0,6}?niet (?:op prijs|gewenst)|maakt gebruik van cookies|wij gebruiken cookies/iu,
  // Czech and Polish
  /zpracování\p{L}* (?:\p{L}+ )?osobních údajů|ochran\p{L}+ osobních údajů|osobní údaje|rovn\p{L}+ příležitost|(?:používá|používáme|využívá) (?:soubory )?cookies|dan\p{L}+ osobow\p{L}+|wyrażam zgodę|administrator\p{L}* (?:\p{L}+ )?danych|RODO|równ\p{L}+ szans|(?:używa|używamy|korzysta) (?:plików )?cookie/iu,
];

const headings =
  /^(?:our )?(?:equal(?: employment)? opportunit(?:y|ies)(?: employer| statement)?|eeo?e?(?: statement| policy)?|equal opportunity (?:and|&) \S+|diversity(?:,? (?:equity,? )?(?:and|&) (?:inclusion|belonging))? statement|(?:reasonable )?accommodations?(?: statement)?|(?:candidate |applicant |recruitment )?privacy(?: notice| policy| statement)?|data protection|legal notice|disclaimer|datenschutz(?:hinweise?|erklärung)?|chancengleichheit|protección de datos|politique de confidentialité|égalité des chances|igualdad de oportunidades|pari opportunità|informativa privacy|ochrana osobních údajů|klauzula(?: \p{L}+)?|rodo|cookies?)$/iu;

/** Whether a sentence of running text is boilerplate. */
export function isBoilerplate(sentence: string): boolean {
  return listsTraits(sentence) || sentences.some((pattern) => pattern.test(sentence));
}

/** "regardless of age, gender or religion", in any words. */
export function listsTraits(sentence: string): boolean {
  const traits = new Set(sentence.match(protectedTraits)?.map((trait) => trait.toLowerCase())).size;
  return traits >= 5 || (traits >= 3 && equality.test(sentence));
}

/** Whether a heading stands over nothing but boilerplate. */
export function isBoilerplateHeading(text: string): boolean {
  return headings.test(text.replace(/[:\s]+$/, ""));
}
