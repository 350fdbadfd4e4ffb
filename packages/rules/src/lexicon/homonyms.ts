/**
 * Names of tools that mean something else beside certain words. Data only: canonical name → expression over the folded
 * line; `find-evidence.ts` and `match-credential.ts` say what follows from it.
 */
export const homonyms: ReadonlyMap<string, RegExp> = new Map([
  ["SQL", /(?<![\p{L}])(?:mqls?|sales[- ]qualified)(?![\p{L}])/u],
  ["Python", /monty python/u],
  ["Java", /(?:java,? indonesia|(?:island of|central|west|east) java)/u],
  ["Kafka", /franz kafka/u],
  ["Scala", /(?:alla|la) scala/u],
  ["Spark", /chevrolet spark|spark plugs?/u],
  ["Tableau", /tableau vivant/u],
  ["Azure", /azure (?:coast|sea|sky|blue)/u],
  ["Angular", /angular (?:momentum|velocity|acceleration|gyrus)/u],
  ["Zoom", /zoom lens(?:es)?/u],
  ["Scrum", /rugby|scrum half/u],
  ["SEM", /microscop\p{L}*/u],
  ["ROS", /ros of \d/u],
  ["CPA", /cost per|cpa (?:campaigns?|marketing|bidding|targets?)|(?:lower|reduc)\p{L}* cpa/u],
  ["Maven", /(?:fashion|market|media) maven/u],
]);
