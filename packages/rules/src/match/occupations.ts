/**
 * Lines of work: how postings name the field, and the titles of those who work in it, in the languages we read. Data
 * only: expressions over folded text. Years in a field are counted from positions with such a title.
 */

export type Occupation = { name: string; field: string; title: string };

const developer =
  "(?:software|web|mobile|android|ios|java|python|javascript|\\.net|php|c\\+\\+|application|applications|game|full-?[ -]?stack|front-?[ -]?end|back-?[ -]?end|embedded)";

export const occupations: readonly Occupation[] = [
  {
    name: "software development",
    field: `(?:(?:${developer} )(?:and \\p{L}+ )?(?:engineering|development)|(?:writing|developing|building|creating) software|(?:software|web|application|game)[ -]?(?:developer|engineer)s?|softwareentwick\\p{L}*|developpement (?:logiciel|web|informatique)|developpeu\\p{L}*|vyvoj\\p{L}* (?:software|aplikaci)|programov\\p{L}*|programator\\p{L}*|desarrollo (?:de )?(?:software|web)|desarrollador\\p{L}*|desenvolvimento (?:de )?(?:software|web|sistemas)|desenvolvedor\\p{L}*|programming|coding)`,
    title: `(?:(?:${developer}|junior|senior|principal|staff|lead) (?:engineer|developer|programmer)|(?:software|web) (?:architect|consultant|craftsman)|developer|programmer|swe|sde|(?:senior|staff|principal|research) se\\d?|\\p{L}*entwickler\\p{L}*|programmierer\\p{L}*|developpeu\\p{L}*|vyvojar\\p{L}*|programator\\p{L}*|desarrollador\\p{L}*|desenvolvedor\\p{L}*|programador\\p{L}*|ontwikkelaar)`,
  },
  {
    name: "nursing",
    field:
      "(?:nursing|registered nurse|(?:acute|critical|bedside|patient) care|krankenpflege|pflege|soins infirmiers|osetrovatelstvi|enfermeria)",
    title:
      "(?:\\p{L}* ?nurse|rn|lpn|krankenschwester|krankenpfleger\\p{L}*|pflegefach\\p{L}*|infirmi\\p{L}*|zdravotni sestra|vseobecna sestra|enfermer[oa])",
  },
  {
    name: "accounting",
    field:
      "(?:accounting|accountancy|bookkeeping|(?:finanz|bilanz|lohn)?buchhaltung|rechnungswesen|comptabilite|ucetnictvi|contabilidad|boekhouding)",
    title:
      "(?:(?:senior |staff |chief |tax |cost )?accountant|bookkeeper|(?:bilanz|finanz|lohn)?buchhalter\\p{L}*|comptable|hlavni ucetni|ucetni|contable|boekhouder)",
  },
  {
    name: "sales",
    field:
      "(?:sales|selling|(?<=^|of |years )closing(?= experience|$)|vertrieb\\p{L}*|verkauf|vente|prodej|obchod|ventas|verkoop)",
    title:
      "(?:(?:sales|business development) (?:manager|representative|executive|associate|consultant|engineer|director|assistant|advisor|development representative|rep)|account executive|key account manager|salesperson|vertriebs\\p{L}+|verkaufer\\p{L}*|verkaufsberater\\p{L}*|commercial|vendeu\\p{L}*|obchodni\\p{L}*|prodavac\\p{L}*|vendedor\\p{L}*|comercial|verkoper)",
  },
  {
    name: "marketing",
    field: "marketing",
    title:
      "(?:(?:[\\p{L}-]+ )?marketing (?:manager|executive|specialist|coordinator|director|lead|assistant|analyst|associate)|marketeer|head of marketing|marketingmanager\\p{L}*|responsable marketing|charge[e]? de marketing|marketingov\\p{L}+ \\p{L}+)",
  },
  {
    name: "teaching",
    field:
      "(?:teaching|(?:classroom|school) (?:teaching|instruction)|unterrichten|lehrtatigkeit|enseignement|vyuka|vyucovani|docencia|ensenanza)",
    title:
      "(?:teacher|lecturer|(?:lead )?instructor|tutor|professor|lehrer\\p{L}*|dozent\\p{L}*|enseignant\\p{L}*|professeur\\p{L}*|ucitel\\p{L}*|lektor\\p{L}*|profesor\\p{L}*|maestr[oa]|leraar|docent)",
  },
  {
    name: "warehousing",
    field:
      "(?:warehous(?:e|ing)|lager(?:logistik|wesen)?|entreposage|magasinage|sklad\\p{L}*|almacen|magazijn)",
    title:
      "(?:warehouse (?:supervisor|associate|worker|manager|operative|clerk|operator|lead)|order picker|forklift (?:driver|operator)|lagerist\\p{L}*|lagermitarbeiter\\p{L}*|fachkraft fur lagerlogistik|magasinier\\p{L}*|cariste|skladni\\p{L}*|vedouci skladu|mozo de almacen|almacenero|magazijnmedewerker)",
  },
  {
    name: "customer service",
    field:
      "(?:customer (?:service|support|care)|kundenservice|kundenbetreuung|service (?:client|clientele)|relation client|zakaznick\\p{L}+ \\p{L}+|atencion al cliente|klantenservice)",
    title:
      "(?:customer (?:service|support|care|success) (?:representative|agent|associate|advisor|specialist|manager|rep)|call cent(?:er|re) agent|kundenberater\\p{L}*|kundenbetreuer\\p{L}*|conseille\\p{L}+ (?:client|clientele)|teleconseille\\p{L}+|agente de atencion al cliente)",
  },
  {
    name: "project management",
    field:
      "(?:(?:it |technical |agile )?project management|managing projects|projektmanagement|projektleitung|gestion de projets?|rizeni projektu|projektove rizeni|gestion de proyectos|projectmanagement)",
    title:
      "(?:project (?:manager|lead|leader|director)|projektmanager\\p{L}*|projektleiter\\p{L}*|chef(?:fe)? de projets?|projektov\\p{L}+ manazer\\p{L}*|jef[ea] de proyecto|gestor de proyectos|projectmanager|projectleider)",
  },
  {
    name: "product management",
    field: "(?:product management|produktmanagement|gestion de produits?|product ownership)",
    title:
      "(?:(?:senior |group |technical )?product (?:manager|owner)|produktmanager\\p{L}*|chef(?:fe)? de produit)",
  },
  {
    name: "data engineering",
    field: "(?:data engineering|data pipeline development)",
    title:
      "(?:(?:senior |lead |staff )?(?:data|etl|big data|analytics) (?:engineer|developer)|datovy inzenyr)",
  },
  {
    name: "data science",
    field: "(?:data science|machine learning engineering|ml engineering)",
    title: "(?:(?:senior |lead |staff )?(?:data scientist|(?:ml|machine learning|ai) engineer)|datovy vedec)",
  },
  {
    name: "devops and site reliability",
    field: "(?:dev-?ops(?: engineering)?|site reliability(?: engineering)?|sre)",
    title: "(?:dev-?ops engineer|dev-?ops|site reliability engineer|sre)",
  },
  { name: "platform engineering", field: "platform engineering", title: "platform engineer" },
  {
    name: "quality assurance",
    field: "(?:(?:software )?(?:quality assurance|test automation|software testing|qa)(?: engineering)?)",
    title:
      "(?:(?:qa|test|quality assurance|sdet) ?(?:automation )?(?:engineer|analyst|lead|manager|specialist)|software tester|tester\\p{L}*|sdet)",
  },
  {
    name: "design",
    field: "(?:(?:ux|ui|ux/ui|ui/ux|graphic|web|visual|interaction|product) design)",
    title:
      "(?:(?:ux|ui|ux/ui|ui/ux|graphic|web|visual|interaction|product|senior) designer|graphiste|grafiker\\p{L}*|grafik|disenador\\p{L}*)",
  },
  {
    name: "human resources",
    field:
      "(?:human resources|hr|recruiting|recruitment|talent acquisition|personalwesen|ressources humaines|recursos humanos|personalistika)",
    title:
      "(?:(?:hr|human resources) (?:manager|generalist|business partner|assistant|specialist|director|coordinator)|recruiter|talent acquisition \\p{L}+|personalreferent\\p{L}*|personaler\\p{L}*|charge[e]? (?:de recrutement|rh)|responsable rh|personalist\\p{L}*|tecnico de recursos humanos)",
  },
  {
    name: "electrical installation",
    field:
      "(?:electrical (?:installation|work|trade)s?|elektroinstallation\\p{L}*|installations? electriques?|elektroinstalac\\p{L}*)",
    title:
      "(?:electrician|elektriker\\p{L}*|elektroinstallateur\\p{L}*|elektroniker\\p{L}*|electricien\\p{L}*|elektrikar\\p{L}*|electricista)",
  },
  {
    name: "mechanical engineering",
    field: "(?:mechanical (?:engineering|design)|maschinenbau)",
    title:
      "(?:mechanical (?:design )?engineer|mechanical designer|maschinenbauingenieur\\p{L}*|konstrukteur\\p{L}*|konstrukter\\p{L}*)",
  },
  {
    name: "industrial engineering",
    field: "(?:industrial engineering|manufacturing engineering|process engineering)",
    title: "(?:(?:industrial|manufacturing|process) engineer|wirtschaftsingenieur\\p{L}*)",
  },
  {
    name: "driving",
    field: "(?:(?:truck|delivery|commercial) driving|kraftfahrer|conduite (?:de )?poids lourds)",
    title:
      "(?:(?:truck|delivery|bus|hgv|cdl) driver|lkw-fahrer\\p{L}*|kraftfahrer\\p{L}*|berufskraftfahrer\\p{L}*|chauffeu\\p{L}+|ridic\\p{L}*|conductor\\p{L}*|camionero)",
  },
  {
    name: "cooking",
    field: "(?:cooking|(?:professional )?kitchen|culinary)",
    title:
      "(?:(?:sous |head |line |prep |executive )?(?:chef|cook)|koch|kochin|cuisini\\p{L}+|kuchar\\p{L}*|cociner[oa])",
  },
  {
    name: "administration",
    field:
      "(?:administrative (?:work|support|assistance)|office administration|secretarial|buroorganisation|secretariat|administracion de oficina)",
    title:
      "(?:(?:administrative|office|executive|personal) (?:assistant|manager|administrator)|secretary|receptionist|sekretar\\p{L}*|burokauf\\p{L}+|assistant[e]? (?:administrati\\p{L}+|de direction)|secretaire|asistent\\p{L}*|administrativ[oa]|auxiliar administrativ[oa])",
  },
];
