import { describe, expect, it } from "vitest";
import { salaryFromText } from "./salary-text.ts";

describe("salaryFromText", () => {
  it.each([
    ["The pay range is $26.50-$28.00 per hour.", 26.5, 28, "USD", "HOUR"],
    ["Base Salary Range: $210K - $250K", 210_000, 250_000, "USD", "YEAR"],
    ["Salary: 45–55k EUR", 45_000, 55_000, "EUR", "YEAR"],
    ["Gehalt: 60.000 - 75.000 € pro Jahr", 60_000, 75_000, "EUR", "YEAR"],
    ["een salaris tussen €4.200 en €5.200 per maand", 4_200, 5_200, "EUR", "MONTH"],
    ["Plat 50 000 – 80 000 Kč", 50_000, 80_000, "CZK", null],
    ["Lohn CHF 90'000 - 110'000", 90_000, 110_000, "CHF", "YEAR"],
    ["£30,000 to £35,000 a year", 30_000, 35_000, "GBP", "YEAR"],
    ["compensation of $95k/yr - $120k/yr, 40 hours per week", 95_000, 120_000, "USD", "YEAR"],
  ])("reads %s", (text, min, max, currency, period) => {
    expect(salaryFromText(text)).toEqual({ min, max, currency, period });
  });

  it.each([
    "Backed by $50 - $100 million in funding",
    "3-5 years of experience",
    "a development budget of $500 per annum",
    "We manage $1,000 - $2,000,000 portfolios for our customers",
    "salary 30 - 40 % above the market",
  ])("finds no salary in: %s", (text) => {
    expect(salaryFromText(text)).toBeNull();
  });

  it("needs no pay word where the field is known to be the salary", () => {
    expect(salaryFromText("$50,000 - $60,000")).toBeNull();
    expect(salaryFromText("$50,000 - $60,000", true)).toMatchObject({ min: 50_000, max: 60_000 });
  });
});
