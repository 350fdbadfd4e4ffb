import { expect, test } from "vitest";
import { containsPhrase, coverage, similarity, wordsOf } from "./words.ts";

test("case, accents, invisible characters and punctuation set no words apart", () => {
  expect(wordsOf("Zürich – C++, C# &\u200b Node.js")).toEqual(["zurich", "c++", "c#", "node", "js"]);
});

test("a phrase is found across markup and punctuation, but not inside a word", () => {
  expect(containsPhrase("We use **Apache Kafka**, daily", "apache kafka daily")).toBe(true);
  expect(containsPhrase("JavaScript", "Java")).toBe(false);
  expect(containsPhrase("anything", "…")).toBe(false);
});

test("markup is found as it is, not as the words in it", () => {
  expect(containsPhrase("a strong team", "<strong>")).toBe(false);
  expect(containsPhrase("a <strong>team</strong>", "<strong>")).toBe(true);
  expect(containsPhrase("Tom &amp; Co", "&amp;")).toBe(true);
});

test("a phrase is found in text written without spaces", () => {
  expect(containsPhrase("応募資格は三年以上の経験", "三年以上")).toBe(true);
});

test("two forms of a word are one, words that only begin alike are not", () => {
  expect(similarity("prokazatelná praxe", "prokazatelnou praxi")).toBe(1);
  expect(similarity("Java", "JavaScript")).toBe(0);
});

test("likeness counts the shared content words of both sides", () => {
  expect(similarity("Experience with Kafka", "experience with Spark")).toBe(0.5);
  expect(similarity("Kafka", "")).toBe(0);
});

test("coverage counts what the others have together", () => {
  expect(coverage("Kafka, Spark and Flink", ["Spark", "Kafka streams"])).toBeCloseTo(2 / 3);
});
