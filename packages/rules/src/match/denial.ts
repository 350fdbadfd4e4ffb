/**
 * Whether a place in the resume is evidence at all: "no experience with X" and "would like to learn X" are not, and
 * "X (basics)" is weak. Knows wording; knows nothing of requirements.
 */
/** Denies all that follows it in the sentence, up to a "but". */
const denyingBefore =
  /(?<![\p{L}])(?:(?:very )?little (?:or no )?(?:experience|knowledge|exposure)|(?:happy|glad|pleased|able) to learn|to pick up|(?:my |next |current )?goals? (?:is|are|include)|enrolled (?:in|on)|(?:taking|doing|attending|following|started|starting) (?:an? |the )?(?:[\p{L}-]+ )?(?:course|class|training|bootcamp)|working on (?:my|getting|obtaining|an?)|(?:aimerais|voudrais|souhaiterais)|envie d(?:e |')|me former|(?:chtel|rad)a? bych|me gustaria|quisiera|no (?:prior |previous |real |professional |practical |hands-on |direct |formal )?(?:experience|knowledge|exposure|background|skills?|familiarity)|not (?:yet )?(?:familiar|experienced|worked|used|proficient|comfortable|know|an expert|certified)|never (?:used|worked|touched|learned|tried)|without (?:any )?(?:experience|knowledge|a )|lack(?:s|ing)?(?: of)?|unfamiliar|(?:have|has|had|did)(?: not|n't) (?:yet )?(?:used|worked|had|learned|any|use|work)|do(?:es)?(?: not|n't) (?:know|have|use)|(?:want|wants|would like|like|love|hope|hoping|eager|keen|plan|planning|willing|ready|looking|excited|yet) to (?:learn|gain|get|move|work|use|try|explore|touch|master|deepen)|(?:currently |now |self-)studying|(?:preparing|studying|revising|registered|signed up) for|working towards?|(?:attended|visited|heard|watched|saw|read) (?:\p{L}+ ){0,3}(?:talks?|lectures?|webinars?|conferences?|meetups?|presentations?|articles?|posts?|books?) (?:on|about|of)|passed (?:\d|one|two|three|half|some)(?: (?:out )?of \S+| parts?)|interested in|(?:(?<=^\W*|[,;:(] ?)|currently |now |still |am |'m |been |started |begun )learning(?! (?:manag|platform|system|experience|design|and dev|disab|support|object))|seeking|looking for|aspir\w+|hoping for|curious about|keine? (?:\p{L}+ )?(?:erfahrung\w*|kenntnisse)|nicht vertraut|ohne (?:erfahrung|kenntnisse)|interessiert an|interesse an|(?:mochte|wurde) (?:gern\w* |kunftig )?(?:mit|in|an)|(?:mochte|wurde gern\w*|will) (?:\p{L}+ ){0,3}(?:lernen|arbeiten)|lerne (?:derzeit|gerade|zurzeit)|pas (?:encore )?(?:d'experience|de connaissances?|utilise|de pratique)|jamais (?:utilise|travaille)|aucune (?:experience|connaissance)|souhaite(?:rais)? (?:apprendre|decouvrir)|en cours d'apprentissage|bez (?:zkusenost\w*|praxe|znalosti)|nemam|neumim|neznam|chci se naucit|ucim se|sin (?:experiencia|conocimientos?)|ninguna experiencia|no tengo|quiero aprender|aprendiendo|geen (?:ervaring|kennis))(?![\p{L}])/gu;
const turning = /(?<![\p{L}])(?:but|however|although|though|yet have|aber|mais|ale|pero|maar)(?![\p{L}])/u;
/** Denies what stands right before it. */
const denyingAfter =
  /^(?:-?(?:kenntnisse?n?|erfahrung(?:en)?)| (?:skills|experience|knowledge))?[\s:,–—-]{0,4}\(?\s*(?:interested|kenne? ich (?:nur|noch nicht|bisher nicht)|no(?:ne| experience| knowledge)?(?![\p{L}])|not (?!only)|never|n\/a|(?:level \S+ )?candidate(?![\p{L}])|theor(?:y|etical)(?![\p{L}])|(?:is|are) (?:still )?(?:new|unknown|unfamiliar) to me|(?:ist|sind) (?:mir )?(?:noch |bisher )?(?:nicht|neu|fremd|unbekannt)(?![\p{L}])|(?:noch )?nicht vertraut|nema(?:m|me)(?![\p{L}])|neumim|neovladam|je ne (?:connais|maitrise)|want to learn|to be learned|learning(?! ?(?:manag|platform|experience|design))|planned|in progress|expected|expired|lapsed|pending|lernen(?![\p{L}])|keine(?![\p{L}])|en cours d'apprentissage|aucune?(?![\p{L}])|zadn[aey](?![\p{L}])|ninguna?(?![\p{L}]))/u;
/** "not", "no" or "n't" close before, in the same clause. */
const closeBefore =
  /(?<![\p{L}])(?:not(?! only)|no|never|without|ohne|except|instead of|rather than|nor|isn't|wasn't|aren't|don't|didn't|haven't|can't|kein\w*|nicht|pas|sans|neni|nie)(?: (?!(?:while|when|during|after|through) )[^\s,;:.()]+){0,4} ?$/u;
const weakAfter =
  /^[^,;.\n]{0,12}\(?\s*[^,;.)\n]{0,30}(?:basics?|beginner|novice|elementary|introduct\w+|introductory|small things|limited|grundkenntnisse|anfanger|notions|debutant|zaklady|zacatecnik|basico|principiante|nociones)(?![\p{L}])/u;
const weakBefore =
  /(?<![\p{L}])(?:basic|basics of|familiar(?:ity)? with|exposure to|beginner|elementary|limited|some|introduct\w+ to|introductory|grundkenntnisse(?: in)?|grundlagen|notions? (?:de|en)|bases (?:de|en)|zaklady|conocimientos basicos de|nociones de)(?: [^\s,;:.()]+){0,3} ?$/u;

/** A label that makes all after it weak: what was heard in a course, or is merely known, is not yet practised. */
const weakLabel =
  /^[^\p{L}]*(?:(?:relevant |key )?(?:coursework|courses?|modules?|lehrveranstaltungen|cours suivis|predmety|asignaturas)(?: include[sd]?)?|(?:some |basic )?(?:familiar(?:ity)?|exposure|knowledge)(?: with| to| of)?|basics?|beginner|learning|grundkenntnisse|notions|zaklady|nociones)\s*:/u;

/** "Basic knowledge of Access, SQL and C++": weak is the whole list, up to a word of strength. */
const weakList =
  /(?<![\p{L}])(?:(?:basic|limited|elementary|some|introductory|beginner'?s?) (?:knowledge|skills?|understanding|experience|familiarity|exposure)(?: of| in| with| to)?|familiar(?:ity)? with|exposure to|grundkenntnisse (?:in|von|mit)|notions (?:de|en)|zaklady)(?![^.;:]*(?:proficient|expert|advanced|strong|fluent|experienced|daily))[^.;:]*$/u;

/** `from` and `to` bound the words in question within `folded`, a folded sentence. */
export function isDenied(folded: string, from: number, to: number): boolean {
  const before = folded.slice(Math.max(0, from - 300), from);
  for (const hit of before.matchAll(denyingBefore))
    if (!turning.test(before.slice(hit.index + hit[0].length))) return true;
  const clause = /[^,;:.()]*$/.exec(before.slice(-80))?.[0] ?? "";
  return closeBefore.test(clause) || denyingAfter.test(folded.slice(to, to + 60));
}

/** Whether the resume itself calls this a beginner's knowledge. */
export function isWeak(folded: string, from: number, to: number): boolean {
  const clause = /[^,;:.()]*$/.exec(folded.slice(Math.max(0, from - 60), from))?.[0] ?? "";
  return (
    weakLabel.test(folded) ||
    weakList.test(folded.slice(0, from)) ||
    weakAfter.test(folded.slice(to, to + 60)) ||
    weakBefore.test(clause)
  );
}
