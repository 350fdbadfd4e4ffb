/** Words that stand capitalised at the head of a resume and are nobody's name, folded. */
import { fold } from "./contact-lines.ts";

const stems =
  "engineer|develop|program|architect|manag|leader|director|officer|analy|consult|design|administ|special|scientist|research|assist|associat|intern|trainee|apprentice|technic|teach|lectur|profess|nurs|account|audit|clerk|driver|mechani|electri|weld|garden|operat|coordinat|supervis|represent|advis|editor|writer|journalis|translat|founder|owner|president|recruit|cashier|waiter|waitress|barista|reception|secretar|lawyer|attorney|paralegal|physician|doctor|pharmac|therap|psycholog|tutor|coach|mentor|tester|freelanc|contractor|worker|planner|strateg|market|produc|photograph|librar|inspect|carpent|plumb|machin|expert|entwickl|ingenieur|leiter|berater|kaufm|sachbearb|mitarbeit|praktik|werkstud|lehrer|pfleger|buchhalt|verkauf|fahrer|geschafts|redakt|schwei|developp|responsab|directeur|stagiaire|comptab|enseign|infirmi|vendeu|conseil|vyvoj|inzenyr|manaz|vedouci|reditel|konzult|ucetni|ucitel|ingenier|desarroll|gerente|jefe|jefa|contable|enferm|vendedor|engineering|science|software|hardware|learning|intelligen|security|network|system|service|solution|technolog|studio|universit|univerzit|college|school|institut|academ|hospital|clinic|company|corporat|limited|bank|group|agency|foundation|consulting|experience|education|skill|summary|profil|objective|career|contact|kontakt|persona|address|adresse|phone|telefon|mobile|resume|curriculum|lebenslauf|zivotopis|application|bewerbung|portfolio|project|product|customer|client|business|finance|financial|human|resource|digital|sales|support|quality|logistic|supply|health|social|public|media|content|creative|graphic|cloud|database|mobile|frontend|backend|fullstack|platform|infrastructure|automation|robot|industrial|civil|chemical|mechanical|medical|legal|certif|licen|registered|senior|junior|chief|vice|native|speaker|relocat|available|willing";
const words =
  "lead|head|data|web|full|stack|front|back|end|it|hr|ux|ui|qa|ai|ml|cv|team|staff|principal|deputy|general|cook|chef|koch|baker|buyer|artist|actor|pilot|sailor|soldier|guard|agent|fellow|member|dev|ops|devops|sre|cto|ceo|cfo|coo|gmbh|ag|inc|llc|ltd|plc|page|seite|new|york|san|francisco|los|angeles|las|vegas|united|states|kingdom|north|south|east|west|city|county|street|road|republic|germany|deutschland|france|espana|spain|india|england|london|berlin|munchen|paris|madrid|praha|prague|java|python|react|node|angular|vue|spring|boot|rails|django|google|amazon|microsoft|azure|apple|oracle|office|excel|adobe|linux|windows|open|source|machine|deep|real|time|and|for|the|with|of|in|at";

const stem = new RegExp(`(?<!\\p{L})(?:${stems})`, "u");
const word = new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "u");

/** Has a word that names have not. A few people are called so; an address that repeats the name says it then. */
export function isNoName(text: string): boolean {
  const folded = fold(text);
  return stem.test(folded) || word.test(folded);
}
