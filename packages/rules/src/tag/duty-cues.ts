/**
 * How lines tell of the work, of the employer, or comment on a demand. Data only: regular expression sources over
 * folded text (lower case, no accents), for the start of a line.
 */

/** Verbs that tell what is done all day, as lists of duties begin. */
export const dutyVerbs: readonly string[] = [
  "(?:achiev|act|administ(?:e)?r|advis|analy[sz]|apply|architect|arrang|assess|assist|assum|attend|audit|build|calculat|call|champion|check|clean|coach|collaborat|collect|communicat|compil|complet|conduct|contribut|coordinat|creat|defin|deliver|deploy|design|develop|direct|document|driv|educat|ensur|establish|evaluat|execut|facilitat|follow|gather|generat|greet|guid|handl|help|identif|implement|improv|influenc|inspect|install|interact|interpret|investigat|lead|leverag|liais|maintain|mak|manag|mentor|monitor|negotiat|operat|optimi[sz]|organi[sz]|overse|own|participat|partner|perform|plan|prepar|present|prioriti[sz]|process|produc|promot|propos|provid|recommend|recruit|report|represent|research|resolv|respond|review|run|schedul|sell|serv|set|shap|supervis|support|take|teach|test|track|train|translat|troubleshoot|updat|verify|work|writ)(?:e|es|ing|s|ies|y)?",
  // "Erstellung von …": German tells it with nouns.
  "(?:erstell|durchfuhr|umsetz|betreu|unterstutz|planung|konzeption|koordin|koordinier|sicherstell|uberwach|pflege|bearbeit|beratung|begleit|steuer|vorbereit|weiterentwickl|implementier|abstimm|analyse|dokument)\\p{L}* (?:und \\p{L}+ )?(?:von|der|des|aller|bei|unser\\p{L}*|im)",
  "(?:mitarbeit|mitwirkung|verantwortung|ansprechpartner\\p{L}*) (?:bei|an|in|im|fur)",
];

/** "This helps us to …": about the demand, not a demand. */
export const explanationCues: readonly string[] = [
  "exceptions?|examples?",
  "this|that|these|those|it(?:'s)?|they|here|there",
  "if you(?:'re| are| have)? (?:not|don't|do not|meet|think|feel|believe)",
  "(?:don't|do not|please|feel free|note|nota|for example|e\\.g\\.|because|so|whether|as (?:an?|the|our|part)|in this|at \\p{L}+,|click|apply)",
  "you(?:'ll| will| get| can expect)(?! (?:need|have|bring|possess|be (?:fluent|able|proficient)))",
  "(?:dies|das|damit|dabei|hier|bitte|denn|weil)",
  "(?:cela|ceci|ce|cette|ces|ici|merci)",
  "(?:to|tim|zde|prosim)",
  "(?:esto|esta|este|aqui|por favor)",
];

/** Sentences about the employer. */
export const ourselvesCues: readonly string[] = [
  "our|ours|us",
  "we(?! (?:are|'re) (?:looking|seeking|searching|hiring)| (?:require|need|expect|ask|seek|want))(?:'re|'ve|'ll)?",
  "(?:the|this) (?:company|team|firm|business|organi[sz]ation|department|group|client)",
  "founded|established|headquartered|with (?:over|more than) \\d+",
  "join (?:us|our|the|an?)",
  "wir (?!erwarten|suchen|setzen|wunschen)|unser\\w*|unsere\\w*",
  "nous (?!recherchons|attendons|cherchons)|notre|nos",
  "jsme|nase|nas|nabizime",
  "somos|nuestr\\w+|ofrecemos|nossa|nosso",
  "wij (?!zoeken|vragen)|onze|ons",
  "siamo|nostr\\w+|jestesmy|nasz\\w*|olemme|vi (?:ar|er|erbjuder|tilbyr)",
];
