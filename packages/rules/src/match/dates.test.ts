import { expect, it } from "vitest";
import { fold } from "../text/fold.ts";
import { durationsIn, stretchesIn } from "./dates.ts";

/** Year and month, 1 to 12, of a count of months from year 0. */
function named(month: number | null): string {
  return month === null ? "now" : `${Math.floor(month / 12)}-${(month % 12) + 1}`;
}

it.each([
  ["Jan 2019 – Mar 2022", "2019-1", "2022-4"],
  ["01/2019-03/2022", "2019-1", "2022-4"],
  ["2019–2022", "2019-1", "2022-1"],
  ["2019 bis 2022", "2019-1", "2022-1"],
  ["seit 2019", "2019-1", "now"],
  ["seit 04/2019 Köchin", "2019-4", "now"],
  ["since March 2020", "2020-3", "now"],
  ["Depuis janvier 2020 : pilote", "2020-1", "now"],
  ["Septembre 2016 – décembre 2019", "2016-9", "2020-1"],
  ["Juni 2017 – heute", "2017-6", "now"],
  ["juin 2018 à aujourd'hui", "2018-6", "now"],
  ["03/2021 – současnost", "2021-3", "now"],
  ["červenec 2015 - září 2016", "2015-7", "2016-10"],
  ["od února 2014 do května 2015", "2014-2", "2015-6"],
  ["Enero 2018 – actualidad", "2018-1", "now"],
  ["marzo de 2014 a diciembre de 2017", "2014-3", "2018-1"],
  ["Sept. 2017 — Mar. 2021", "2017-9", "2021-4"],
  ["Summer 2017 – January 2021", "2017-7", "2021-2"],
  ["Herbst 2012 - Frühjahr 2014", "2012-10", "2014-4"],
  ["2015-09-01 - 2016-03", "2015-9", "2016-4"],
  ["12.03.2019 – 31.12.2021", "2019-3", "2022-1"],
  ["06/15/2019 - 08/01/2020", "2019-6", "2020-9"],
  ["Q2 2019 - Q4 2019", "2019-5", "2019-12"],
  ["from 2015 to today", "2015-1", "now"],
  ["2020 to present", "2020-1", "now"],
  ["2024-        Glazier", "2024-1", "now"],
])("reads %j as %s to %s", (line, from, to) => {
  const stretches = stretchesIn(fold(line));
  expect(stretches.map((stretch) => [named(stretch.from), named(stretch.to)])).toEqual([[from, to]]);
});

it.each(["2019", "in 2019 and 2020", "ISO 9001:2015", "Route 66, 12-14 Main St", "phone 2019-555-2020-1"])(
  "reads no stretch of time in %j",
  (line) => {
    expect(stretchesIn(fold(line))).toEqual([]);
  },
);

it.each([
  ["24 months", 24],
  ["5+ years of glass", 60],
  ["2,5 Jahre", 30],
  ["3 ans", 36],
  ["4 roky praxe", 48],
  ["10 años", 120],
  ["a house 30 years old", null],
])("reads %j as a duration of %j months", (line, months) => {
  expect(durationsIn(fold(line))[0]?.months ?? null).toBe(months);
});
