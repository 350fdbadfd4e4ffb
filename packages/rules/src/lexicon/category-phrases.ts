/**
 * How postings name a whole kind of tool: any tool of the kind will do (spec: "Similar" clauses). Data only: expression
 * over folded text → category of `tools.ts`. The first that fits wins, so the narrower stand first.
 */
export const categoryPhrases: readonly (readonly [phrase: string, category: string])[] = [
  [
    "(?:container )?orchestration (?:tools?|platforms?|systems?|technolog(?:y|ies))|container orchestration",
    "container orchestration",
  ],
  [
    "containeri[sz]ation(?: tools?| technolog(?:y|ies)| platforms?)?|container technolog(?:y|ies)|containers",
    "container",
  ],
  ["(?:config|configuration)[- ]management(?: tools?| systems?)?", "configuration management"],
  ["infrastructure[- ]as[- ](?:a )?code tools?|iac tools?", "infrastructure as code"],
  [
    "ci/cd (?:process(?:es)? and )?(?:tools?|pipelines?|platforms?|systems?|environments?)|build pipelines?",
    "ci/cd",
  ],
  ["(?:source|version) control(?: systems?| software| tools?)?|source code management", "version control"],
  [
    "(?:relational|sql) (?:database (?:management )?systems?|databases?|dbs?)|rdbms|relationalen datenbanken|bases de donnees relationnelles|bases de datos relacionales|bancos de dados relacionais",
    "relational database",
  ],
  ["(?:nosql|no-sql|non-relational) (?:databases?|dbs?|stores?|data ?bases?)|nosql", "nosql database"],
  [
    "data warehous(?:e|es|ing) (?:platforms?|tools?|technolog(?:y|ies)|solutions?)|cloud data warehouses?",
    "data warehouse",
  ],
  ["(?:etl|elt|data pipeline|orchestration|workflow) tools?", "data pipeline"],
  [
    "(?:stream(?:ing)?[- ]processing|streaming(?: data)?|real-time data)(?: systems?| platforms?| technolog(?:y|ies)| frameworks?| tools?)?",
    "stream processing",
  ],
  ["(?:message|messaging) (?:queues?|brokers?|systems?)|queue-based architectures?", "message queue"],
  ["big data (?:tools?|technolog(?:y|ies)|frameworks?|platforms?)", "big data"],
  [
    "(?:public )?cloud (?:platforms?|providers?|services|infrastructure|technolog(?:y|ies)|environments?|computing)|cloud-plattform(?:en)?|plateformes? cloud",
    "cloud platform",
  ],
  [
    "(?:monitoring|observability|logging)(?: and (?:logging|alerting|observability))? (?:tools?|systems?|platforms?|stacks?|solutions?)",
    "monitoring",
  ],
  [
    "(?:front-?end|javascript|js|web) (?:frameworks?|librar(?:y|ies))|frontend-frameworks?",
    "frontend framework",
  ],
  ["(?:back-?end|server-side|web) (?:frameworks?|technolog(?:y|ies))", "backend framework"],
  ["(?:test(?:ing)?|test automation|unit testing|automation) (?:frameworks?|tools?)", "test framework"],
  [
    "(?:ml|machine learning|deep learning) (?:frameworks?|librar(?:y|ies)|tools?)",
    "machine learning framework",
  ],
  [
    "(?:bi|business intelligence|(?:data )?visuali[sz]ation|dashboard(?:ing)?|reporting) (?:tools?|software|platforms?)",
    "business intelligence",
  ],
  ["scripting(?: languages?)?|shell scripts?", "scripting"],
  [
    "(?:at least one |one or more |a |any |modern |object-oriented )?(?:programming|coding) languages?|programmiersprachen?|langages? de programmation",
    "programming language",
  ],
  ["(?:linux|unix)(?:/unix|/linux)?(?: systems?| environments?| distributions?)", "operating system"],
  [
    "(?:2d |3d )?cad (?:software|tools?|systems?|programs?|packages?)|cad-(?:software|programme?|systeme?)",
    "cad",
  ],
  [
    "(?:electronic (?:health|medical) records?|ehr|emr)(?: \\((?:ehr|emr)\\))?(?: systems?| software)?",
    "health record",
  ],
  ["(?:warehouse management|wms) (?:systems?|software)", "warehouse system"],
  ["(?:pos|point[- ]of[- ]sale|till|cash register) (?:systems?|software)", "point of sale"],
  ["payroll (?:software|systems?)", "payroll"],
  ["(?:video )?editing software|creative (?:software|tools)", "creative tool"],
  ["crm (?:software|systems?|tools?|platforms?)", "crm"],
  ["erp (?:software|systems?|tools?|platforms?)", "erp"],
  ["accounting software", "accounting"],
  ["(?:office|spreadsheet) (?:software|applications?|suite|tools?)", "office suite"],
  ["design (?:software|tools)(?= |$)|wireframing tools?|prototyping tools?", "design tool"],
  [
    "agile (?:methodolog(?:y|ies)|methods?|frameworks?|practices?|environments?|development|processes)|agile[nr]? (?:entwicklung|methoden|vorgehensmodellen?)|methodes agiles|metodologias? agil(?:e?s?)|agilni(?:ch)? (?:metodik\\p{L}*|vyvoj\\p{L}*)",
    "agile method",
  ],
];
