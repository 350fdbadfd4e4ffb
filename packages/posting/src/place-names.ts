/** Whether a short text is a place, for telling it from a company's name. Countries in full, only the largest cities. */
import { comparable } from "./clean-text.ts";

const cities = `
  amsterdam, antwerp, athens, atlanta, austin, bangalore, bengaluru, barcelona, basel, beijing, belgrade, berlin, bern,
  birmingham, bologna, bordeaux, boston, bratislava, bremen, brisbane, bristol, brno, brussels, bruxelles, bucharest,
  budapest, buenos aires, cairo, calgary, cambridge, cape town, charlotte, chennai, chicago, cluj napoca, cologne,
  copenhagen, cork, cdmx, dallas, delhi, denver, detroit, dortmund, dresden, dubai, dublin, düsseldorf, edinburgh,
  eindhoven, essen, firenze, florence, frankfurt, gdansk, gdańsk, geneva, genève, ghent, glasgow, göteborg, graz,
  gurgaon, hamburg, hannover, helsinki, hong kong, houston, hyderabad, istanbul, jakarta, johannesburg, katowice,
  kiel, kolkata, kraków, krakow, kyiv, köln, københavn, lausanne, leeds, leipzig, lille, lisboa, lisbon, ljubljana,
  london, los angeles, luxembourg, lyon, łódź, madrid, malmö, manchester, manila, marseille, melbourne, miami, milan,
  milano, minneapolis, montreal, montréal, mumbai, munich, münchen, nantes, new york, nice, noida, nürnberg, oslo,
  ostrava, ottawa, oxford, paris, perth, philadelphia, phoenix, pittsburgh, plzeň, portland, porto, poznań, prague,
  praha, pune, reading, rennes, riga, rio de janeiro, roma, rome, rotterdam, salzburg, san diego, san francisco,
  san jose, santiago, são paulo, seattle, seoul, shanghai, singapore, sofia, stockholm, strasbourg, stuttgart, sydney,
  tallinn, tampere, tel aviv, the hague, den haag, tokyo, torino, toronto, toulouse, utrecht, valencia, vancouver,
  vienna, vilnius, warsaw, warszawa, washington, wien, winterthur, wrocław, zagreb, zürich, zurich, москва,
  санкт петербург, екатеринбург, казань, новосибирск, нижний новгород, минск, алматы, астана, киев, київ`;

const isoCountries =
  "AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IT JP KE KR LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SA SE SG SI SK TH TR TW UA US UY VN ZA";

let known: Set<string> | null = null;

function places(): Set<string> {
  if (known === null) {
    known = new Set(cities.split(",").map(comparable));
    for (const language of ["en", "de", "fr", "es", "cs", "nl", "it", "pl", "pt", "ru"]) {
      const names = new Intl.DisplayNames([language], { type: "region" });
      for (const code of isoCountries.split(" ")) known.add(comparable(names.of(code) ?? ""));
    }
    for (const name of [
      "usa",
      "uk",
      "united states of america",
      "great britain",
      "england",
      "scotland",
      "wales",
      "americas",
      "north america",
      "latin america",
      "latam",
      "europe",
      "emea",
      "apac",
      "dach",
      "worldwide",
      "anywhere",
      "turkey",
    ])
      known.add(name);
  }
  return known;
}

/** The place that a job's title ends in or names in brackets ("Analyst – Paris (H/F)", "Analyst (London)"), or null. */
export function placeInTitle(title: string): string | null {
  const parts = title.split(/\s[–—|-]\s|\s?[(),]\s?/).slice(1);
  return parts.find((part) => places().has(comparable(part)))?.trim() ?? null;
}

/** "Paris", "Eindhoven, Noord-Brabant, Netherlands", "Austin, TX", "10115 Berlin". */
export function isPlace(text: string): boolean {
  if (text.length > 120 || /[.!?:]$/.test(text)) return false;
  if (/, [A-Z]{2}(?: \d{5})?$/.test(text) || /^(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}/u.test(text)) return true;
  if (places().has(comparable(text))) return true;
  return text.split(/[,;/|()–-]|\s(?:and|or|und|et)\s/).some((part) => places().has(comparable(part)));
}
