/**
 * Recognises text that gives orders to a language model instead of telling people of a job. It only raises a flag:
 * what a model may do is limited elsewhere. Adverts for work with such models must not be flagged.
 */
import { oneLine } from "./clean-text.ts";

const machine =
  "(?:AI|A\\.I\\.|LLMs?|large language models?|language models?|chat ?bots?|chat ?GPT|GPT-?\\d?|Claude|Gemini|Copilot|AI (?:models?|systems?|assistants?|agents?|tools?|recruiters?|screeners?)|automated (?:systems?|screening|tools?))";
const rules =
  "(?:instructions?|prompts?|rules?|guidelines?|directions?|directives?|commands?|context|messages?|constraints?)";

/** In English, then German, French, Spanish, Portuguese, Italian, Dutch, Czech and Polish. Each is bounded. */
const orders: readonly RegExp[] = [
  new RegExp(
    `\\b(?:ignore|disregard|forget|override|bypass|discard)\\b (?:\\S{1,20} ){0,3}?(?:previous|prior|above|preceding|earlier|foregoing|existing|other|system|original|initial|your)\\b (?:\\S{1,20} ){0,2}?${rules}\\b`,
    "i",
  ),
  /\b(?:ignore|disregard|forget) (?:all|any|every)(?: of)?(?: the| these| those)? (?:instructions?|prompts?|rules|guidelines|directions)\b/i,
  /\b(?:ignore|disregard|forget) (?:everything|anything|all(?: of that| this)?|what(?:ever)? (?:was|you)) (?:\S{1,20} ){0,3}?(?:above|before|previously|earlier|told|said|so far)\b/i,
  new RegExp(
    `\\b(?:you are|you're|act as|behave as|pretend to be) (?:now )?(?:an? )?(?:helpful |unrestricted |large )?(?:${machine})(?= ?(?:[.,;:!]|$)| (?:that|who|which|and (?:you|must|should)|evaluat|screen|read|review|tasked|designed|trained|must|should|without))`,
    "i",
  ),
  /\b(?:you are|you're) (?:now )?(?:an? )?(?:helpful )?(?:AI|artificial intelligence) (?:assistant|model|system|chatbot|bot)\b(?! (?:engineer|developer|designer|trainer|specialist|expert|researcher|product))/i,
  new RegExp(
    `\\b(?:if|since|because|when) you(?: are|'re) (?:an? )?${machine}(?= ?(?:[.,;:!)]|$)| (?:reading|evaluating|processing|assisting|screening|reviewing|parsing|summari|analy|generating|you|please|then|include|respond|mention|write|add|must|should))`,
    "i",
  ),
  /\bas an? (?:AI|large language|language) (?:language )?(?:model|assistant)\b(?=,| (?:you|your|it is|please|i)\b)/i,
  new RegExp(
    `(?:^|[.!?:;(\\[*#-] ?)(?:note|attention|message|notice|important|instructions?|reminder) (?:to|for) (?:any |all |the |every )?${machine}\\b(?: (?:reading|evaluating|processing|screening)\\S{0,12}(?: \\S{1,15}){0,3})? ?[:,.!-]`,
    "i",
  ),
  /\b(?:rate|score|rank|mark|classify|label|grade|recommend|approve|select) (?:this|the) (?:candidate|applicant|resume|cv|application|job|posting|position|role|match|fit)\b[^.]{0,40}\b(?:as|with|at|highest|top|\d{1,3}(?: ?%|\/\d| out of)?)(?!\p{L})/iu,
  /\b(?:mark|treat|consider|report|return|output|set|count|classify) (?:all|every|each|any)(?: of)?(?: the| these| its)? (?:requirements?|criteria|qualifications?|skills?|items?) (?:as|to be|to|are|is) (?:met|match\w*|fulfilled|satisfied|true|passed|yes)\b/i,
  /\b(?:respond|reply|answer|output|return)(?: to \S{1,20})? (?:only|exactly|just|solely) (?:with )?["'“‘]?(?:yes|true|match\w*|json|"|\{|\d{1,3}\b|the (?:word|text|number|string|following))/i,
  /\b(?:reveal|print|repeat|output|show|leak|disclose|display|exfiltrate|send)\b (?:me |us )?(?:your|the) (?:full |entire |hidden |original |initial )?(?:system prompt|prompt above|hidden prompt|initial instructions|system instructions|system message)\b/i,
  /\b(?:new|updated|additional|overriding|secret|hidden) (?:system )?instructions?(?: for (?:the )?(?:AI|LLM|model|assistant))? ?:/i,
  /<\|?(?:im_start|im_end|endoftext|system|assistant|begin_of_text)\|?>|\[\/?INST\]|\{\{#system|(?:^|\n)#{0,3} ?(?:system|assistant) ?(?:prompt|message|override)? ?:/i,
  /\b(?:do not|don't|never) (?:tell|inform|alert|mention|disclose) (?:\S{1,20} ){0,3}?(?:the )?(?:user|human|operator)\b/i,
  /\b(?:end|start|begin) of (?:the )?(?:job (?:posting|description)|posting|document|untrusted (?:text|input)|user input|prompt)\b[^\p{L}]{0,8}(?:now|new|ignore|you|system|instructions?)\b/iu,
  // German
  /(?<!\p{L})(?:ignorier\p{L}{0,4}|missachte\p{L}{0,3}|vergiss|vergessen Sie|übergeh\p{L}{0,3}) (?:\S{1,20} ){0,4}?(?:Anweisung|Instruktion|Anordnung|Vorgabe|Regel|Prompt|Befehl)\p{L}{0,4}/iu,
  /(?<!\p{L})(?:du bist|Sie sind|handle als|als) (?:jetzt |nun )?(?:eine? )?(?:hilfreiche[rs]? )?(?:KI|künstliche Intelligenz|(?:großes |KI-)?Sprachmodell|KI-(?:Modell|Assistent|System)|Chatbot)(?= ?[.,;:!]| (?:und|der|die|das|bewert|musst|sollst))/iu,
  /(?<!\p{L})(?:bewerte|beurteile|stufe|bewerten Sie|kennzeichne|markiere) (?:diese[rns]?|den|die|das|alle) (?:Kandidat|Bewerber|Lebenslauf|Stelle|Anforderung|Bewerbung)\p{L}{0,5} [^.]{0,40}(?:als|mit|ein)(?!\p{L})/iu,
  // French
  /(?<!\p{L})(?:ignore[zr]?|oublie[zr]?|ne (?:tiens|tenez) pas compte)(?!\p{L}) (?:\S{1,20} ){0,4}?(?:instructions?|consignes?|directives?|règles|ordres)/iu,
  /(?<!\p{L})(?:tu es|vous êtes|en tant que?|agis comme) (?:maintenant )?(?:une? |qu['’]une? |qu['’])?(?:IA|intelligence artificielle|(?:grand )?modèle de langage|assistant IA|chatbot)(?= ?[.,;:!]| (?:et|qui|chargé|tu|vous))/iu,
  /(?<!\p{L})(?:évalue[zr]?|note[zr]?|classe[zr]?|considère[zr]?|marque[zr]?) (?:cet?t?e?|le|la|toutes? les?|tous les) (?:candidat|poste|offre|CV|exigence|critère)\p{L}{0,4} [^.]{0,40}(?:comme|avec|à)(?!\p{L})/iu,
  // Spanish and Portuguese
  /(?<!\p{L})(?:ignora|ignore|ignorar|olvida|olvide|descarta|omite|desconsidere|esqueça|esquece)(?!\p{L}) (?:\S{1,20} ){0,4}?(?:instrucciones|órdenes|indicaciones|reglas|instruções|ordens|regras|diretrizes)/iu,
  /(?<!\p{L})(?:eres|usted es|actúa como|como|você é|és|aja como) (?:ahora |agora )?(?:una? |uma? )?(?:IA|inteligencia artificial|inteligência artificial|modelo de (?:lenguaje|linguagem)|asistente de IA|assistente de IA)(?= ?[.,;:!]| (?:que|y|e|debes|deve))/iu,
  /(?<!\p{L})(?:califica|evalúa|puntúa|clasifica|marca|avalie|classifique|pontue|considera|considere) (?:a |al )?(?:este|esta|al|el|la|todos los|todas as|todos os|o|a) ?(?:candidat|puesto|oferta|requisito|vaga|currículo)\p{L}{0,3} [^.]{0,40}(?:como|con|com)(?!\p{L})/iu,
  // Italian
  /(?<!\p{L})(?:ignora|ignorate|dimentica|trascura)(?!\p{L}) (?:\S{1,20} ){0,4}?(?:istruzioni|ordini|regole|indicazioni|direttive)/iu,
  /(?<!\p{L})(?:sei|agisci come|in quanto|come) (?:ora )?(?:un['’]?a? ?)?(?:IA|intelligenza artificiale|modello linguistico|assistente IA)(?= ?[.,;:!]| (?:che|e|devi))/iu,
  // Dutch
  /(?<!\p{L})(?:negeer|vergeet)(?!\p{L}) (?:\S{1,20} ){0,4}?(?:instructies?|opdrachten|regels|aanwijzingen|prompts?)/iu,
  /(?<!\p{L})(?:je bent|u bent|als) (?:nu )?(?:een )?(?:AI|kunstmatige intelligentie|taalmodel|AI-(?:assistent|model))(?= ?[.,;:!]| (?:die|dat|en je|moet))/iu,
  // Czech and Polish
  /(?<!\p{L})(?:ignoruj\p{L}{0,2}|zapomeň\p{L}{0,2}|zignoruj\p{L}{0,2}|pomiń|zapomnij)(?!\p{L}) (?:\S{1,20} ){0,4}?(?:pokyn|instrukc|příkaz|pravid|polece|zasad|wytyczn)\p{L}{0,4}/iu,
  /(?<!\p{L})(?:jsi|jste|jako|jesteś|działaj jako) (?:teraz |nyní )?(?:AI|umělá inteligence|jazykový model|sztuczną inteligencją|modelem językowym|sztuczna inteligencja|model językowy)(?= ?[.,;:!]| (?:a|który|która|i))/iu,
  /(?<!\p{L})(?:ohodnoť\p{L}{0,2}|označ\p{L}{0,2}|hodnoť\p{L}{0,2}|oceń|oznacz) (?:tohoto|tento|tuto|všechny|tego|to|wszystkie) (?:kandidát|uchazeč|pozic|požadav|kandydat|ofert|wymagan)\p{L}{0,4} [^.]{0,40}(?:jako|na|za)(?!\p{L})/iu,
];

/** Every order above holds one of these: by them most lines are seen to be none. */
const mayOrder =
  /ignor|disregard|forget|override|bypass|discard|you(?: a|')re|act as|behave as|pretend to|(?:if|since|because|when) you|as an? (?:ai|large|language)|(?:note|attention|message|notice|important|instructions?|reminder) (?:to|for) |\b(?:rate|score|rank|mark|classify|label|grade|recommend|approve|select) (?:this|the) |(?:mark|treat|consider|report|return|output|set|count|classify) (?:all|every|each|any)|(?:respond|reply|answer|output|return) |system|prompt|instruction|im_start|im_end|endoftext|assistant|<\|?(?:system|begin)|\[\/?inst\]|(?:do not|don't|never) (?:tell|inform|alert|mention|disclose)|(?:end|start|begin) of|missachte|verg(?:iss|ess)|übergeh|du bist|sie sind|handle als|\bals |bewerte|beurteile|stufe|kennzeichne|markiere|oublie|ne (?:tiens|tenez) pas|tu es|vous êtes|en tant qu|agis comme|évalue|note[zr]? |classe[zr]? |considère|marque|olvid|descarta|omite|desconsidere|esque[cç]|\beres |usted es|actúa como|como |você é|(?:^|[^a-z])és |aja como|califica|evalúa|puntúa|clasifica|marca |avalie|classifique|pontue|considere? |considera |dimentica|trascura|\bsei |agisci|come |in quanto|negeer|vergeet|je bent|u bent|zapom|pomiń|jsi |jste |jako |jesteś|działaj|ohodnoť|označ|hodnoť|oceń|oznacz/i;

const maxChars = 200_000;
const maxLineChars = 4_000;
const before = 40;
const maxDetailChars = 160;

/** The first words that read like orders to a model, or null. */
export function readsLikeOrders(text: string): string | null {
  for (const line of text.slice(0, maxChars).split("\n")) {
    const plain = oneLine(line.slice(0, maxLineChars)).normalize("NFKC").replaceAll("’", "'");
    if (plain.length < 12 || !mayOrder.test(plain)) continue;
    for (const order of orders) {
      const at = plain.search(order);
      if (at >= 0) return plain.slice(Math.max(0, at - before)).slice(0, maxDetailChars);
    }
  }
  return null;
}
