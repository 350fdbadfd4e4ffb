/** Words by which a title, an employer, a degree and a school are told apart, folded, in five languages. */
import { fold } from "./fold.ts";

const titles =
  "engineer|developer|programmer|architect|manager|lead|leader|head of|director|officer|analyst|consultant|designer|administrator|specialist|scientist|researcher|assistant|associate|intern|trainee|apprentice|technician|teacher|lecturer|professor|nurse|accountant|auditor|clerk|cook|chef|driver|mechanic|electrician|welder|gardener|operator|coordinator|supervisor|representative|advisor|adviser|editor|writer|journalist|translator|founder|owner|president|recruiter|cashier|waiter|waitress|barista|receptionist|secretary|lawyer|attorney|paralegal|physician|doctor|pharmacist|therapist|psychologist|tutor|coach|trainer|mentor|tester|sre|devops|cto|ceo|cfo|coo|freelancer|contractor|freelance|worker|planner|buyer|strategist|marketer|producer|photographer|librarian|inspector|foreman|carpenter|plumber|painter|machinist|expert|fellow|entwickler|ingenieur|architekt|leiter|leitung|berater|kaufmann|kauffrau|techniker|mechaniker|mechatroniker|sachbearbeiter|mitarbeiter|referent|praktikant|werkstudent|auszubildende|lehrer|dozent|pfleger|krankenschwester|arzt|arztin|buchhalter|verkaufer|fahrer|koch|kochin|geschaftsfuhrer|spezialist|verwalter|redakteur|ubersetzer|schweisser|schweißer|elektriker|gartner|programmierer|ingenieur|developpeur|developpeuse|responsable|directeur|directrice|stagiaire|technicien|comptable|enseignant|professeur|infirmier|infirmiere|vendeur|vendeuse|conseiller|charge de|chargee de|analyste|administrateur|redacteur|apprenti|alternant|gerant|employe|vyvojar|inzenyr|programator|manazer|vedouci|reditel|konzultant|specialista|asistent|technik|ucetni|ucitel|lekar|zdravotni sestra|prodavac|ridic|elektrikar|svarec|stazista|analytik|administrator|koordinator|pracovnik|delnik|ingeniero|ingeniera|desarrollador|programador|gerente|jefe|jefa|consultor|asistente|tecnico|becario|becaria|practicante|contable|profesor|maestro|maestra|enfermero|enfermera|vendedor|analista|administrador|arquitecto|coordinador|disenador|especialista|encargado|auxiliar|ayudante|camarero|conductor";
const organisations =
  "inc|llc|ltd|limited|plc|corp|corporation|company|group|gmbh|ag|kg|ohg|ug|se|e\\. ?v|s\\. ?r\\. ?o|a\\. ?s|s\\. ?a|s\\. ?l|sas|sarl|s\\. ?p\\. ?a|b\\. ?v|n\\. ?v|bank|hospital|clinic|klinik|nemocnice|university|universitat|universite|universidad|univerzita|institute|institut|school|hochschule|studios?|labs?|laborator(?:y|ies)|technologies|solutions|systems|software|agency|agentur|agence|press|verlag|partners|holding|foundation|stiftung|ministry|ministerium|works|industries|consulting|services|werke";
const degrees =
  "bachelor|master|[bm]\\.? ?sc|[bm]\\. ?a|[bm]\\.? ?eng|[bm]\\.? ?tech|[bm]s|ba|ph\\.? ?d|mba|diplom|diploma|dipl|doctor|doctorate|doktor|abitur|matura|maturita|licence|licenciatura|licenciado|licenciada|grado|magister|magistr|magisterske|bakalar|bakalarske|inzenyr|ing|mgr|bc|staatsexamen|ausbildung|bts|dut|baccalaureat|bachillerato|doctorado|doctorat|degree|a-levels?|ged|high school diploma|fachabitur|mittlere reife|vyucni list|tecnico superior";
const schools =
  "universit|univerzit|universid|college|school|institut|hochschule|akademi|academy|academia|polytechni|politecn|ecole|lycee|gymnasi|gymnaz|berufsschule|berufskolleg|escuela|skola|fakult|faculty|facultad|faculte";

const word = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "u");
/** "Softwareentwicklerin" too. */
const compound = (words: string) =>
  new RegExp(
    `(?<![\\p{L}])(?:\\p{L}{3,20})?(?:${words})(?:in|innen|s|e|a|ka|\\(in\\)|:in|\\*in)?(?![\\p{L}])`,
    "u",
  );

const title = compound(titles);
const organisation = word(organisations);
const degree = word(degrees);
const degreeCompound =
  /(?<!\p{L})(?:bachelor|master|diplom)(?:of|in|arbeit|studium|-|s\b|studiengang|ingenieur|informatik|kaufmann|kauffrau)/u;
const school = new RegExp(`(?<!\\p{L})(?:\\p{L}{0,14}(?:${schools})|(?:tu|fh|eth|cvut|vut)(?!\\p{L}))`, "u");

export const isTitle = (text: string) => title.test(fold(text));
export const isOrganisation = (text: string) => organisation.test(fold(text));
export const isDegree = (text: string) => degree.test(fold(text)) || degreeCompound.test(fold(text));
export const isSchool = (text: string) => school.test(fold(text));
/** Where or how somebody works, which is nobody's name. */
export const isCircumstance = (text: string) =>
  /^(?:remote|hybrid|on-?site|home ?office|full[- ]time|part[- ]time|vollzeit|teilzeit|temps plein|contract|permanent|freelance)$/u.test(
    fold(text),
  );
