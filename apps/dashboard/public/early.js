// Asks for what the list of leads begins with while the pages' own code is still on its way (src/api/early.ts takes the
// answers). Nothing for somebody who is about to sign in: the answers would be refusals.
const isList = location.pathname === "/" && location.search === "";
const asked = isList ? ["/v1/system", "/v1/leads?limit=100", "/v1/leads/facets"] : ["/v1/system"];
if (!location.hash.includes("login=")) {
  window.earlyAnswers = new Map(asked.map((path) => [path, fetch(path)]));
}
