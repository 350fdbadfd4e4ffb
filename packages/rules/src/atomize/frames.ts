/**
 * The words around the substance of a requirement: lead-ins to drop, heads shared by the parts of a list, phrases that
 * introduce examples. Data only, over folded text.
 */

/** Dropped from the start: they address the reader and ask nothing. */
export const leadIns = [
  "(?:that (?:being )?said|having said that|on top of that|in addition|additionally|furthermore|moreover),",
  "(?:exhibits?|displays?|demonstrates?|shows?) (?:an? )?(?=(?:superior|strong|excellent|good|great|high|exceptional|outstanding|effective) )",
  "if you (?:happen to|also|already)(?: (?:have|know))?",
  "you (?:absolutely |really |definitely |just )?(?:have|need) to (?:have|be|know)(?: an?)?",
  "you (?:absolutely |really |definitely )must(?: (?:have|be))?(?: an?)?",
  "(?:(?:this|the) )?(?:role|position|job)(?: also)? requires(?: that you have)?(?: an?| the)?",
  "(?:the )?(?:ideal |successful |right |desired |perfect |preferred |selected |qualified )?(?:candidates?|applicants?)(?: also)? (?:must|should|will|needs? to)(?: also)?(?: ideally| preferably)?(?: have| possess| demonstrate| hold| be)?(?: an?)?",
  "(?:someone|somebody|a person|people) (?:with|who(?: has| is| can| have)?)(?: an?)?",
  "(?:the )?(?:ideal |successful |right |desired |perfect |preferred |selected |qualified )?(?:candidate|applicant|person)(?: also)? (?:has|is|brings|possesses|holds|demonstrates)(?: an?)?",
  "(?:is|are|has|brings?|possess(?:es)?|holds?|demonstrates?)(?: an?)?",
  "(?:pozadujeme|ocekavame|vyzadujeme|ocenime|uvitame)",
  "you(?:'ll| will| should| must| need to)?(?: also)? (?:have|possess|bring|hold|need)(?: an?)?(?= )",
  "you(?:'re| are)(?: an?)?",
  "you've(?: got)?",
  "(?:must|should) (?:have|possess|hold|be)(?: an?)?",
  "we(?:'re| are) looking for (?:someone (?:with|who has) )",
  "(?:we(?:'re| are)(?: currently)? (?:looking for|seeking|hiring)|wir suchen|nous recherchons|buscamos|procuramos|hledame|wij zoeken)(?: [^\\s,.;:]+){1,8}? (?:with|mit|avec|con|com|s|met)",
  "have(?: an?)?",
  "(?:we(?:'re| are) looking for|we(?: would|'d)? (?:like|love) (?:you )?to (?:have|see)|we (?:expect|need|require|value))(?: you to have| someone who (?:has|is))?",
  "(?:a )?minimum(?: of)?(?: an?)?(?= (?:[\\p{L}'-]+ )?(?:degree|diploma|bachelor|master|associate|high|secondary))",
  "(?:please note|note|requirements?|required|must|qualifications?|minimum requirements?):",
  "(?:ideally,? )?you(?:'ll| will)?(?: also)? (?:have|bring|hold|possess|know|can|are able to)(?: an?)?",
  "(?:zudem|ausserdem|daruber hinaus|weiterhin|idealerweise|ferner)? ?(?:du|sie)? ?(?:hast|haben|verfugst|verfugen|bringst|bringen|besitzt|besitzen|beherrschst|beherrschen)(?: du| sie)?(?: bereits| auch)?(?: uber)?(?: ein(?:e[nrms]?)?)?",
  "(?:du|sie) (?:bist|sind)(?: ein(?:e[nrms]?)?)?",
  "(?:du|sie) (?:arbeitest|arbeiten)(?: sicher| gerne?)?(?: mit)?",
  "neben(?= (?:gut|sehr|fundiert|einschlagig|solid)\\w*)",
  "(?:vous|tu) (?:avez|as|disposez|disposes|justifiez|justifies|possedez|possedes|etes|es|maitrisez|maitrises|connaissez|connais|comprenez|savez|beneficiez|faites preuve)(?: (?:imperativement|parfaitement|deja|egalement|bien))?(?: (?:d'une?|de la|du|des|d'|de|une?|le|la|les|l'))?",
  "(?:mas|mate|umis|umite|rozumis|ovladas|jsi|jste)(?: (?:si|uz|take))?",
  "(?:tienes|cuentas con|dispones de|eres|posees)(?: un[ao]?)?",
  "(?:se requiere|requerimos|buscamos|imprescindible|necesari[oa]|deseable|valorable|se valorara)(?: (?:que|tener|contar con))?:?",
  "(?:je|jij) (?:hebt|bent|beschikt over|kunt|beheerst)(?: (?:een|aantoonbaar))?",
  "(?:odotamme|edellytamme|arvostamme)(?: sinulta)?",
  "(?:plussaa|eduksi)(?: on| katsotaan)?(?: myos)?",
  "(?:must|should)(?: also)?",
];

/** Dropped from the end, and some from the start: they only say that it is a must. */
export const mustWords = [
  "[,;(]?\\s*(?:with or without|avec ou sans|mit oder ohne|con o sin|com ou sem|s praxi i bez) (?:[\\p{L}]+ )?(?:experience|erfahrung|experiencia|praxe)?\\)?(?=[\\s.;,!]*$|, )",
  "[,;–-]?\\s*(?:\\(?(?:is|are|will be) (?:also |strictly |absolutely |highly )?)(?:required|mandatory|essential|necessary|needed|a must|compulsory)(?: (?:for|in order to|to be) .{2,60})?\\)?[\\s.;,!]*$",
  "(?<=\\p{L}\\p{L}.{0,200}) (?:required|mandatory|a must|essential)[\\s.;,!]*$",
  "\\s*\\((?:required|mandatory|must[- ]have|essential|zwingend|obligatoire|requis\\w*|nutnost|imprescindible|obligatorio|vereist)\\)[\\s.;,!]*$",
  "[,;–-]?\\s*(?:ist|sind|wird|werden) (?:zwingend |unbedingt )?(?:erforderlich|voraussetzung|vorausgesetzt|notwendig|pflicht)[\\s.;,!]*$",
  "[,;–-]?\\s*(?:zwingend |unbedingt )?(?:erforderlich|vorausgesetzt|notwendig)[\\s.;,!]*$",
  "[,;–-]?\\s*(?:est|sont) (?:requise?s?|exigee?s?|indispensables?|obligatoires?|necessaires?|demandee?s?)[\\s.;,!]*$",
  " (?:te|vous|lui) permet(?:tent|tant)? (?:de |d').*$",
  "[,;–-]?\\s*(?:requise?s?|exigee?s?|indispensables?|obligatoires?)[\\s.;,!]*$",
  "[,;–-]?\\s*(?:je|jsou) (?:podminkou|nutnosti|nutn\\w+|nezbytn\\w+)[\\s.;,!]*$",
  "[,;–-]?\\s*(?:podminkou|nutnosti)[\\s.;,!]*$",
  "[,;–-]?\\s*\\(?(?:es |son )?(?:imprescindibles?|indispensables?|obligatori[oa]s?|excluyente)\\)?[\\s.;,!]*$",
];

/** A frame in two parts, opening and close. */
export const framesAround: readonly (readonly [start: string, end: string])[] = [
  ["", " (?:setzen|setzt) wir voraus\\W*"],
  ["", " (?:zeichnen|zeichnet|zeichnest) (?:sie|dich|du dich) aus\\W*"],
  ["", " runden? (?:dein|ihr|das) profil ab\\W*"],
  ["(?:du|sie) (?:zeichnest dich|zeichnen sich) durch(?: ein(?:e[nrms]?)?)? ", " aus\\W*"],
  [
    "(?:zudem |idealerweise |ausserdem )?(?:du |sie )?(?:bringst|bringen)(?: du| sie)?(?: bereits| auch)? ",
    " mit\\W*",
  ],
];

/** Dropped from a wish: the category says it already. */
export const wishWords = [
  "[,;–-]?\\s*(?:(?:is|are|will be|would be) (?:viewed|seen|regarded|considered) (?:very )?(?:favou?rably|positively|an asset))?,? ?(?:though |but |however |although )?(?:it is )?not (?:strictly )?(?:required|necessary|essential|an? (?:requirement|must))\\W*$",
  "[,;–-]?\\s*(?:is|are|will be|would be) (?:viewed|seen|regarded) (?:very )?(?:favou?rably|positively)\\W*$",
  "^\\W*(?:prefer+r?ably|ideally|bonus(?: points)?(?: for| if you have| if)?|idealerweise|vorzugsweise|idealement|de preference|idealne|nejlepe|preferiblemente|idealmente|bij voorkeur|bonusem bude,?(?: pokud)?(?: se)?)(?![\\p{L}])(?: auch)?(?: with| in an?| in| mit| avec| s| con)?(?![\\p{L}])",
  "[,;–-]?\\s*(?:(?:(?:it |that |this )?(?:is|are|would be|will be|(?:would|will) (?:certainly|definitely|also) be)|considered)\\s+)?(?:(?:highly|strongly|also|as)\\s+)*(?:an?\\s+(?:big |huge |strong |definite |real |nice |great |welcome |useful |added |distinct )?(?:plus|bonus|advantage|asset)|prefer+ed|desirable|desired|beneficial|welcome|advantageous|nice[- ]to[- ]have|(?:more than )?welcomed)\\W*$",
  "[,;–-]?\\s*(?:(?:ist|sind|ware|waren)\\s+)?(?:von vorteil|wunschenswert|gerne gesehen)\\W*$",
  "[,;–-]?\\s*(?:(?:est|serait|sera|sont|est considere\\w* comme)\\s+)?(?:un (?:vrai |gros |reel |veritable )?(?:plus|atout)|appreciee?s?|souhaitee?s?)\\W*$",
  "[,;–-]?\\s*(?:je |jsou )?vyhodou\\W*$",
  "^(?:velkou )?(?:vyhodou|plusem|bonusem) (?:je |bude |jsou )?(?:i |take )?",
  "[,;–-]?\\s*(?:(?:is|zijn) )?een (?:mooie |grote )?(?:pre|plus|troef)(?: is| zijn)?\\W*$",
  "^(?:valorables?|deseables?) (?=\\p{L}{4,})",
  "^waarbij ",
  "\\s*\\((?:valorizad[oa]s?|valorad[oa]s?|valorables?|desejave(?:l|is)|deseables?|opciona(?:l|les|is)|pre|wunschenswert|von vorteil|souhaitee?s?|appreciee?s?|facultati\\w+|optional)\\)\\W*$",
];

const adjectives = "(?:[\\p{L}\\p{N}+'/.–-]+,? ){0,5}?";
const nouns =
  "experience[ds]?|expertise|expert|knowledge|knowledgeable|understanding|familiar(?:ity|ization)?|proficien(?:t|cy)|fluen(?:t|cy)|exposure|background|comfort(?:able)?|skill(?:s|ed)?|grasp|command|mastery|competen(?:t|cy|ce)|track record|history|certified|certification|trained|interest|passion(?:ate)?|adept|versed|degree|education|working|hands-on";
const prepositions =
  "(?: (?:[\\p{L}-]+ly )?[\\p{L}-]+ing)?(?: (?:with(?: technologies such as)?|in|of|on|across|within|using|for|at|as|around|about|to|from|into|working with|working in))(?: (?:the|an?|both|various|at least one of|one or more of|modern))?";

/** The shared beginning of a list: what each part needs in front of it to be read alone. */
export const heads = [
  // "Track record of improving …": only verbs, as "engineering" after "of" is a field.
  `${adjectives}(?:${nouns}) (?:in|of|with|at|for) (?:building|improving|leading|managing|developing|designing|creating|implementing|delivering|deploying|running|operating|maintaining|supporting|using|driving|scaling|owning|launching|growing|mentoring|shipping|optimizing|analyzing|writing|working with|working in)`,
  "(?:[\\p{L}]+ ){0,3}\\d+ ?\\+?(?: ?(?:-|to) ?\\d+ ?\\+?)? ?(?:years?|yrs)'?(?: of)?(?: [\\p{L}-]+){0,2}?(?: experience)?(?: (?:of|in|with|using|as|working in|working with))?(?: an?)?",
  `${adjectives}(?:${nouns})${prepositions}`,
  `${adjectives}(?:${nouns}) (?:[\\p{L}-]+ly )?[\\p{L}-]+ing`,
  `${adjectives}(?:ability|able|capability|capable|willingness|willing|eager|desire|aptitude|capacity) (?:to|of)`,
  `${adjectives}(?:experience|expertise|knowledge|comfort(?:able)?)`,
  "(?:[\\p{L}-]+ ){0,4}?(?:\\p{L}*erfahrung(?:en)?|\\p{L}*kenntnisse?n?|verstandnis|umgang|wissen|praxis|vertraut|expertise|know-how|studium|ausbildung) (?:in|mit|im|von|der|des|zu|zur|fur|uber)(?: (?:der|dem|den|die|das))?",
  "(?:[\\p{L}-]+ ){0,4}?(?:experiences?|connaissances?|maitrise|maitrisez|competences?|expertise|pratique)(?: [\\p{L}-]+)? (?:avec|en|dans|de|des|du|sur)(?: (?:la|les|le|l'))?",
  "(?:[\\p{L}-]+ ){0,4}?(?:zkusenosti?|znalosti?|praxi?e?|rozumis|orientace|prehled)(?: si)? (?:s|se|v|ve|o)",
  "(?:[\\p{L}-]+ ){0,4}?(?:experiencia|conocimientos?|dominio|manejo|experiencia|conhecimentos?|vivencia|certificacoes)(?: [\\p{L}-]+)? (?:en|con|de|del|em|com|no|na)",
  "(?:[\\p{L}-]+ ){0,4}?(?:ervaring|kennis|inzicht|interesse|beheersing) (?:met|van|in)(?: (?:het|de))?",
  "(?:[\\p{L}-]+ ){0,3}?(?:kokemusta|osaamista|ymmarrysta|nayttoa|tuntemusta|kiinnostusta)(?= )",
  "(?:[\\p{L}-]+ ){0,3}?(?:kykya|valmiutta)(?= )",
  "(?:[\\p{L}-]+ ){0,3}?(?:doswiadczeni[ae]|znajomosc|umiejetnosc|wiedza)(?: (?:w|z|ze|o|na))?",
  "(?:[\\p{L}-]+ ){0,3}?(?:esperienza|conoscenza|competenze|capacita)(?: (?:in|con|di|nel|nella|del|della|delle|dei))?",
  "(?:[\\p{L}-]+ ){0,3}?(?:erfarenhet|erfaring|kunskap|kunskaper|kendskab|kunnskap) (?:av|med|inom|om|i|til)",
];

/** A part that starts like this stands on its own; the head of its neighbours is not put before it. */
export const ownHeads = [
  "\\d+ ?(?:\\+|-|–|to)? ?\\d* ?\\+? (?:years?|yrs|jahre|ans|let|anos|jaar)",
  `(?:an? |the |and )?(?:(?:very|strong|solid|good|great|excellent|proven|keen|genuine|active|clear|real|true|deep|basic|working|demonstrated|sound|in-depth|thorough|advanced|general|practical|prior|previous|hands-on|professional|relevant|up-to-date|extensive)(?: and)? )*(?:experience|expertise|knowledge|understanding|familiarity|familiar|proficiency|proficient|fluency|fluent|exposure|background|comfortable|ability|able|willingness|willing|track record|passion|passionate|command|capable|adept|certified|degree|interest|effective|adept|skilled|experienced)(?: (?:with|in|of|to|for|at|about|working|as))?`,
  "(?:gute |sehr gute |fundierte |solide )?(?:\\p{L}*erfahrung(?:en)?|\\p{L}*kenntnisse|verstandnis)",
  "(?:bonne |solide )?(?:experience|connaissances?|maitrise|capacite)",
  "(?:zkusenosti?|znalosti?)",
  "(?:goede |sterke |ruime )?(?:ervaring|kennis|interesse|inzicht|begrip)",
  "(?:kokemusta|osaamista|kykya|valmiutta|ymmarrysta)",
  "(?:doswiadczenie|znajomosc|esperienza|conoscenza|erfarenhet|erfaring)",
  "(?:conocimientos?|experiencia|dominio|capacidad|habilidad|manejo)",
  "(?:at least|minimum|min\\.) \\d+",
  "(?:mindestens|mehrjahrige|abgeschlossene\\w*|erste|einschlagige) ",
  "(?:good|strong|excellent|solid|great|outstanding|exceptional) (?:[\\p{L}-]+ ){0,3}(?:skills|abilities)",
];

/** "with" that opens a second demand rather than an object. */
export const withDemands =
  "with (?:at least |a minimum of |minimum )?\\d+ ?\\+? years|with (?:an? |the |some |at least |a )?(?:(?!and |or )\\p{L}+ )?(?:ability|track record|experience|understanding|knowledge|focus|strong|solid|proven|excellent|good|deep|minimum|emphasis|passion|background|skills)";

/** Introduce a list of examples: any one of them will do (spec: "Similar" clauses). */
export const exampleWords = [
  "such as",
  "for example",
  "for instance",
  "e\\.?g\\.?,?",
  "like",
  "z\\.? ?b\\.?",
  "zum beispiel",
  "wie z\\.? ?b\\.?",
  "wie(?: etwa| zum beispiel)?(?= \\p{Lu})",
  "beispielsweise",
  "tel(?:le)?s? que",
  "par exemple",
  "comme",
  "jako(?: je| jsou| napr\\.)?",
  "napr\\.?",
  "napriklad",
  "tales como",
  "como por ejemplo",
  "como(?: |:)",
  "tais como",
  "zoals",
  "bijvoorbeeld",
];

/** Introduce a list that is asked for in full. */
export const fullListWords = [
  "nomeadamente",
  "designadamente",
  "inclusief",
  "in particolare",
  "including",
  "includes?",
  "incl\\.?",
  "specifically",
  "especially",
  "in particular",
  "particularly",
  "namely",
  "notably",
  "to include",
  "i\\.?e\\.?,?",
  "insbesondere",
  "inklusive",
  "vor allem",
  "speziell",
  "y compris",
  "notamment",
  "en particulier",
  "incluyendo",
  "especialmente",
  "incluindo:?",
  "vcetne",
  "zejmena",
  "predevsim",
  "waaronder",
  "met name",
];

/** Heads too empty to be checked once their list is taken out. */
export const emptyHead =
  /^(?:(?:excellent|strong|good|solid|basic|advanced|modern|relevant|various|other|similar|working)?\s*(?:knowledge of |experience (?:with|in) |proficiency (?:in|with) |familiarity with )?(?:the )?(?:computer skills|computer literacy|(?:programming |scripting |technical )?tools?|technolog(?:y|ies)|software|languages?|design tools|programming languages?|frameworks?|skills?|systems?|areas|platforms?|applications?|concepts?|methods?|following|technologien|sprachen|kenntnisse|erfahrung|outils|technologies))$/;
