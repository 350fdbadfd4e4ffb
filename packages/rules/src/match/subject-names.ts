/**
 * Subjects of degrees with their names in the languages we read: the same subject, however it is called. Data only:
 * expressions over folded text. Relatives, for "or a related field", stand in `lexicon/degrees.ts`.
 */
export const subjectNames: readonly string[] = [
  "computer sciences?|computing|informatics|\\p{L}*informatik|informatique|developpement informatique|informatik[ayu]|informatica|ingenieria (?:en )?(?:informatica|sistemas|computacion)|ciencias de la computacion|ciencia da computacao|bscs|mscs",
  "information technology|it|informationstechnik|technologies de l'information|informacni technologie|tecnologias? de (?:la )?informacion",
  "information systems|wirtschaftsinformatik|systemes d'information|informacni systemy",
  "software engineering|softwaretechnik|genie logiciel|softwarove inzenyrstvi|ingenieria de software",
  "business administration|betriebswirtschaft\\p{L}*|bwl|administration des affaires|gestion d'entreprises?|podnikova ekonomika|administracion (?:y direccion )?de empresas|bedrijfskunde|bsba|bba|mba",
  "economics|volkswirtschaft\\p{L}*|vwl|sciences? economiques?|economie|ekonomie|economia|economicas",
  "finance|finanzen|finanzwirtschaft|finances|finanzas|bankwesen|banking",
  "accounting|accountancy|rechnungswesen|comptabilite|ucetnictvi|contabilidad|contaduria",
  "marketing|merkantilni marketing|mercadotecnia",
  "mechanical engineering|maschinenbau\\p{L}*|genie mecanique|strojirenstvi|strojni|ingenieria mecanica|mechanical",
  "industrial engineering|wirtschaftsingenieur\\p{L}*|genie industriel|ingenieria industrial|industrial",
  "electrical engineering|elektrotechnik|genie electrique|elektrotechnika|ingenieria electrica|electrical",
  "electronics?|electronic engineering|elektronik|electronique|elektronika|electronica",
  "civil engineering|bauingenieur\\p{L}*|genie civil|stavebni\\p{L}*|ingenieria civil",
  "chemical engineering|verfahrenstechnik|chemieingenieur\\p{L}*|genie chimique|ingenieria quimica",
  "mathematics|maths?|mathematik|mathematiques|matematika|matematicas",
  "statistics|statistik|statistiques?|statistika|estadistica",
  "data science|datenwissenschaft\\p{L}*|science des donnees|datova veda|ciencia de datos",
  "physics|physik|physique|fyzika|fisica",
  "chemistry|chemie|chimie|quimica",
  "biology|biologie|biologia",
  "nursing|pflegewissenschaft|krankenpflege|soins infirmiers|osetrovatelstvi|enfermeria|bsn|msn",
  "laws?|jura|rechtswissenschaft\\p{L}*|droit|pravo|prava|derecho|ll\\.?[mb]\\.?",
  "psychology|psychologie|psicologia",
  "education|padagogik|lehramt|sciences de l'education|pedagogika|pedagogia",
  "human resources(?: management)?|personalwesen|ressources humaines|personalistika|recursos humanos",
  "communications?|kommunikationswissenschaft\\p{L}*|comunicacion",
  "journalism|journalismus|journalistik|journalisme|zurnalistika|periodismo",
  "logistics|logistik|logistique|logistika|logistica|supply chain(?: management)?",
];

/** What a demand for a whole kind of degree means: one of these subjects. */
export const subjectKinds: readonly (readonly [kind: string, subjects: string])[] = [
  [
    "information technology|it",
    "computer sciences?|computing|software engineering|information (?:technology|systems)|\\p{L}*informati(?:k|que|ka|ca|cs)|computer engineering",
  ],
  [
    "engineering|ingenieur\\p{L}*|d'ingenieur|ingenieria",
    "[\\p{L}-]+ engineering|maschinenbau\\p{L}*|elektrotechnik|\\p{L}*ingenieur\\p{L}*|genie \\p{L}+|d'ingenieur|ingenieria|engineering|b\\.?eng|m\\.?eng|b\\.?tech|m\\.?tech",
  ],
  [
    "technical|technisch\\p{L}*|technique|technick\\p{L}*|tecnic[oa]|stem|scientific|science|naturwissenschaft\\p{L}*|mint",
    "[\\p{L}-]* ?engineering|computer sciences?|\\p{L}*informati(?:k|que|ka|ca|cs)|information technology|maschinenbau\\p{L}*|elektrotechnik|electronics?|mathemati\\p{L}*|statisti\\p{L}*|physi(?:cs|k|que)|chemi\\p{L}*|genie \\p{L}+|ingenieria|strojirenstvi|data science|biolog\\p{L}*",
  ],
  [
    "quantitative|analytical",
    "mathemati\\p{L}*|statisti\\p{L}*|physi(?:cs|k|que)|economics|econometrics|computer sciences?|data science|[\\p{L}-]+ engineering|finance|operations research|actuarial science|\\p{L}*informatik",
  ],
  [
    "business|wirtschaftswissenschaft\\p{L}*|wirtschaftlich\\p{L}*|economic\\p{L}*|commerce",
    "business(?: administration)?|betriebswirtschaft\\p{L}*|bwl|economics|volkswirtschaft\\p{L}*|finance|accounting|management|marketing|commerce|administracion de empresas|gestion|bba|mba|b\\.?com",
  ],
];
