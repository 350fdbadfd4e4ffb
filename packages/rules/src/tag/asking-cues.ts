/**
 * How prose asks something of its reader, by language. Data only: regular expression sources over folded text (lower
 * case, no accents). Knows nothing of headings.
 */

/** Must stand beside a qualification cue. */
export const askingCues: Record<string, string[]> = {
  en: [
    "(?:role|position|job|post|candidates?|applicants?|you|incumbent|person|individual|hire|employees?|drivers?|nurses?)(?: \\([^)]{1,40}\\))? (?:also |will |may |ideally )?(?:requires?|(?:do |will |would |'ll )?needs?|must|should(?: ideally)? have|will have|will ideally have|have|has|possess(?:es)?|brings?|demonstrates?|holds?)(?! (?:you to|the (?:opportunity|chance|possibility)|an opportunity|access|a chance|fun|a unique))",
    "you(?:'ll| will| would)(?: also| ideally)? (?:have|need|bring|possess|require)(?! (?:the (?:opportunity|chance)|an opportunity|access|a chance|to work with our))",
    "you(?:'ve| have)(?! (?:the (?:opportunity|chance)|any questions|questions|a disability))",
    "you(?:'re| are| must be| should be| will be)(?: also| already| highly| naturally| very)? (?:fluent|proficient|experienced|skilled|comfortable|certified|licen[sc]ed|familiar|able to|an expert|knowledgeable|qualified|registered|passionate about|adept|well[- ]versed)",
    "(?:is|are|will be) (?:also |strictly |absolutely |highly |strongly )?(?:required|mandatory|essential|a must|necessary|needed|preferred|desirable|desired|a plus|an asset|an advantage|advantageous|beneficial)",
    "must[- ]haves?",
    "you(?:'re| are| must be) (?:currently |already |legally )?(?:living|based|located|residing|eligible|authori[sz]ed|entitled)",
    "(?:must|should)(?: also| ideally)? (?:have|be|possess|hold|demonstrate|know)",
    "(?:ideal|successful|right|perfect|strong|qualified|suitable) (?:candidates?|applicants?|person|individual|hire)",
    "minimum (?:of )?(?:\\d|one|two|three|five)",
    "at least (?:\\d|one|two|three|five|an? )",
    "requires? (?:an?|the|at least|strong|solid|good|excellent|proven|\\d|knowledge|experience)",
    "requirements? (?:are|include|is)",
    "with (?:at least|a minimum of|minimum) \\d",
    "ideally,? (?:you|with)",
    "you(?:'ll| will| should| must)(?: need to)? be (?:calm|organi[sz]ed|able|comfortable|confident|flexible|proactive|friendly|reliable|hard-?working|passionate|motivated|willing|responsible and)",
    "you(?:'ll| will| should| must| are|'re)(?: also)? (?:be )?(?:an? |the )?(?:[\\p{L}-]+,? (?:and )?){0,3}(?:communicator|team player|individual|self-starter|problem[- ]solver|learner|thinker|multi-?tasker|professional|person)",
    "(?:you have|having|possess\\w*) (?:an?|strong|good|excellent|proven|solid)",
  ],
  de: [
    "du (?:hast|bringst|verfugst|besitzt|beherrschst|kannst|bist)",
    "sie (?:haben|bringen|verfugen|besitzen|beherrschen|konnen|sind)",
    "(?:wird|werden|ist|sind) (?:vorausgesetzt|erforderlich|erwartet|zwingend|notwendig|notig|von vorteil|wunschenswert)",
    "mindestens (?:\\d|ein\\w*|zwei|drei|funf)",
    "wir (?:erwarten|setzen)",
    "(?:setzen|setzt) wir voraus",
    "idealerweise",
    "von vorteil",
    "voraussetzung(?:en)? (?:ist|sind)",
    "zeichne[nt]* (?:dich|sie) (?:aus|durch)|runde[nt]* (?:dein|ihr) profil",
    "(?:sollten|solltest) (?:sie|du)|(?:sie|du) (?:sollten|solltest)",
  ],
  fr: [
    "vous (?:avez|disposez|maitrisez|justifiez|possedez|etes|savez|connaissez|parlez|beneficiez|aimez|comprenez|appreciez|fai(?:tes) preuve)",
    "tu (?:aimes|as|maitrises|es|disposes|justifies|connais|parles)",
    "(?:est|sont|sera|serait|seraient) (?:requise?s?|exigee?s?|indispensables?|necessaires?|demandee?s?|imperati\\w+|obligatoires?|souhaitee?s?|appreciee?s?|un (?:plus|atout))",
    "(?:titulaire|diplome\\w*|issu\\w*) d'",
    "de formation",
    "(?:minimum|au minimum) \\d",
    "\\d+ ans minimum",
    "au moins (?:\\d|un|deux|trois|cinq)",
    "(?:le|la) (?:candidat|candidate)\\w*",
  ],
  cs: [
    "(?:mas|mate|umis|umite|ovladas|ovladate|jsi|jste|rozumis|rozumite)",
    "(?:je|jsou) (?:nutn\\w+|podminkou|nezbytn\\w+|vyhodou)",
    "(?:pozadujeme|ocekavame|vyzadujeme)",
    "(?:minimalne|alespon) (?:\\d|jeden|dva|tri|jednoho)",
    "vyhodou",
    "podminkou",
  ],
  es: [
    "(?:se (?:requiere|necesita|precisa|exige|valorara\\w*)|requerimos|imprescindible|necesari[oa]|obligatori[oa]|indispensable|deseable|valorable)",
    "(?:al menos|minimo(?: de)?|como minimo) (?:\\d|un|dos|tres|cinco)",
    "(?:tienes|cuentas con|debes|dispones|eres|tiene|cuenta con|sabes)",
    "(?:el|la) (?:candidat[oa])",
    "(?:es|sera) (?:necesari\\w+|imprescindible|un plus)",
  ],
  pt: [
    "(?:e necessario|obrigatorio|imprescindivel|necessario|desejavel)",
    "(?:minimo|pelo menos|no minimo) (?:\\d|um|dois|tres)",
    "voce (?:tem|possui|precisa)",
  ],
  nl: [
    "(?:je|jij|u) (?:hebt|heeft|bent|beschikt|kunt|spreekt|bezit)",
    "(?:heb|ben|beschik|spreek) (?:je|jij)",
    "(?:is|zijn) (?:vereist|noodzakelijk|een (?:pre|must|vereiste|plus))",
    "minimaal (?:\\d|een|twee|drie)",
    "bij voorkeur",
  ],
  it: [
    "(?:e|sono) (?:richiest\\w+|necessari\\w+|indispensabil\\w+)",
    "(?:si richied\\w+|richiediamo|costituisce titolo preferenziale)",
    "almeno (?:\\d|un|due|tre)",
  ],
  pl: ["(?:wymagamy|wymagan\\w+|posiadasz|masz|znasz|mile widzian\\w+)", "(?:minimum|co najmniej) \\d"],
  sv: [
    "du (?:har|ar|behover|kan|talar)",
    "(?:vi soker|vi ser|meriterande|kravs|minst)",
    "du (?:skal have|er|har)",
  ],
  fi: [
    "(?:sinulla on|sinulta|omaat|hallitset|osaat|olet|tarvitset|edellyta\\w+|odotamme|vaaditaan|eduksi|plussaa|arvostamme|hyotya)",
  ],
};

const must = "(?:required|mandatory|compulsory|a must|essential|obligatory|a requirement|a prerequisite)";
const nobodysAsking =
  "(?<!\\b(?:no|not|if|as|cover letters?|resumes?|cvs?|applications?|registration|deposit|interviews?|where|when|training|by law) )";

/** Ask without naming a kind of qualification: "an active badge is required". */
export const plainDemandCues: Record<string, string[]> = {
  en: [
    "(?<=^(?!(?:we|our|this|it|that) ).{2,140})(?:would be|is|are) (?:also |highly |considered |seen as |super |very )?(?:an? (?:(?:big|huge|strong|definite|real|distinct|added) )?(?:plus|advantage|asset|bonus)|beneficial|desirable|advantageous|preferred|helpful|desired)(?=[.!]?$| but )",
    "(?<=^(?!.{0,80}(?:no|if|as|not) (?:required|preferred)).{2,80} )(?:required|mandatory|preferred|desired|essential|a must|a plus)(?=[.!]?$)",
    `${nobodysAsking}(?:is|are) (?:also |strictly |absolutely )?${must}(?= ?(?:[.;,)!]|$|for this|to be considered|in order|and|due|at))`,
    "(?:you|candidates?|applicants?) must (?:be|have|hold|possess|pass|live|reside|speak|own|know|obtain)",
    "must (?:be (?:at least \\d+|able to|willing to|eligible|legally|a (?:us|u\\.s\\.|eu|uk)|located|based|over|available|fluent|proficient)|have (?:an?|at least|valid|reliable|own|strong|good|excellent|prior|previous|\\d)|possess|hold an?|pass an?|reside|speak)",
  ],
  de: ["(?:ist|sind) (?:zwingend |unbedingt )?(?:erforderlich|voraussetzung|pflicht|ein muss)"],
  fr: ["(?:est|sont) (?:obligatoires?|indispensables?|imperatifs?|exigee?s?|requise?s?)"],
  pt: ["(?:e|sao) (?:obrigatori\\w+|imprescindive\\w+|necessari\\w+)"],
  cs: ["(?:je|jsou) (?:podminkou|nutnosti|nezbytn\\w+|nutn\\w+)"],
  es: ["(?:es|son) (?:imprescindibles?|obligatori[oa]s?|indispensables?)", "(?:se requiere|requerimos)"],
  nl: ["(?:is|zijn) (?:een must|vereist|een vereiste)"],
};
