/**
 * Degrees by level and families of fields. Data only, over text as written (levels need its case) or folded (fields).
 */

/** Ladder of degree levels: a higher one meets a lower demand (spec: "Education Level"). */
export const degreeLevels = { secondary: 1, associate: 2, bachelor: 3, master: 4, doctorate: 5 } as const;
export type DegreeLevel = (typeof degreeLevels)[keyof typeof degreeLevels];

/** Expression → level, highest first. Written for the original case: "BE" is a degree, "be" is not. */
export const degreePatterns: readonly (readonly [pattern: RegExp, level: DegreeLevel])[] = [
  [
    /(?<![\p{L}])(?:[Pp][Hh]\.? ?[Dd]\.?|[Dd]octorate|[Dd]octoral|[Dd]octor of|[Pp]romotion in|[Dd]oktor(?:at|ský)?|[Dd]octorat|[Dd]octorado)(?![\p{L}])/u,
    5,
  ],
  [
    /(?<![\p{L}])(?:(?<!Scrum |scrum )[Mm]asters?(?:['’]s?)?(?=\s+(?:of|in|degree|degrees|thesis|program|level)|['’]s|,|\s*\/|\s+or\s|\s*$)|Masters(?=\s)|M\.? ?Sc\.?|MSc|MBA|M\.? ?Tech|M\.?Eng\.?|M\.S\.|MSN|MSCS|MSEE|LL\.?M|M\.?Phil|MS(?= (?:in|degree|Computer))|MCA|M\.A\.|MA(?= in)|[Dd]iplom(?:-?[Ii]ngenieur|ingenieur|-[Ii]nformatik\w*)|[Mm]agister|[Mm]agistr\w*|Ing\.|[Mm]aîtrise universitaire|[Mm]estrado|[Mm]áster|[Dd]iplôme d['’]ingénieur|[Bb](?:ac|AC) ?\+ ?[5-8])(?![\p{L}])/u,
    4,
  ],
  [
    /(?<![\p{L}])(?:[Bb]achelor(?:['’]?s)?|B\.? ?Sc\.?|BSc|B\.? ?Tech|BTech|B\.?E\.?(?=[\s,(])|B\.?Eng\.?|B\.S\.|BS(?= |\/|,|$)|BA(?= |\/|,|$)|B\.A\.|BBA|BSN|BSCS|BSEE|BSME|BSBA|BFA|B\.?Arch|BCA|B\.?Com|LL\.?B|[Ll]icence|[Ll]icenciatura|[Bb]akalář\w*|Bc\.|[Gg]rado en|[Gg]raduação|[Bb](?:ac|AC) ?\+ ?[34]|HBO|[Hh]bo|[Ll]aurea)(?![\p{L}])/u,
    3,
  ],
  [
    /(?<![\p{L}])(?:[Aa]ssociate(?:['’]?s)? (?:degree|of (?:[Aa]rts|[Ss]cience|[Aa]pplied))|A\.A\.(?:S\.)?|A\.S\.|[Ff]oundation degree|[Bb](?:ac|AC) ?\+ ?2|BTS|DUT)(?![\p{L}])/u,
    2,
  ],
  [
    /(?<![\p{L}])(?:[Hh]igh [Ss]chool|GED|[Ss]econdary (?:education|school)|[Mm]aturit\w*|Abitur|Matura|[Bb]accalauréat|[Bb]achillerato|[Ss]tředoškolsk\w*)(?![\p{L}])/u,
    1,
  ],
];

/** A demand for "a degree" without a level, or for higher education in general. */
export const anyDegree =
  /(?<![\p{L}])(?:(?:university|college|technical|engineering|academic|relevant|advanced|4-year|four-year) degree|degree|higher education|\p{L}*studium|hochschulabschluss|hohere ausbildung|vysokoskolsk\w*|diplome (?:d'ingenieur|universitaire)|titulacion|graduacao|wo[- ]|universita\w+|university|college)(?![\p{L}])/u;

/** Fields that a "related field" may stand for (spec: "Degree Field Mismatch" for all others). */
export const fieldFamilies: readonly (readonly string[])[] = [
  [
    "computer science",
    "computer engineering",
    "software engineering",
    "information technology",
    "information systems",
    "informatics",
    "computing",
    "informatik",
    "wirtschaftsinformatik",
    "informatique",
    "informatika",
    "informatica",
    "computer applications",
    "software development",
  ],
  [
    "mathematics",
    "statistics",
    "data science",
    "applied mathematics",
    "econometrics",
    "operations research",
    "actuarial science",
    "mathematik",
    "statistik",
  ],
  [
    "mechanical engineering",
    "industrial engineering",
    "manufacturing engineering",
    "production engineering",
    "maschinenbau",
    "mechatronics",
  ],
  [
    "electrical engineering",
    "electronics",
    "electronic engineering",
    "elektrotechnik",
    "telecommunications",
    "electronics and communication",
  ],
  [
    "business administration",
    "business",
    "economics",
    "finance",
    "accounting",
    "management",
    "commerce",
    "betriebswirtschaft\\w*",
    "bwl",
  ],
  ["marketing", "communications?", "journalism", "public relations", "media studies"],
  ["biology", "chemistry", "biochemistry", "biotechnology", "pharmacy", "life sciences"],
];
