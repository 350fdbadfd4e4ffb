import { describe, expect, it } from "vitest";
import { salaryFromText } from "./salary-text.ts";

describe("salaryFromText", () => {
  it.each([
    ["The pay range is $26.50-$28.00 per hour.", 26.5, 28, "USD", "HOUR"],
    ["Base Salary Range: $210K - $250K", 210_000, 250_000, "USD", "YEAR"],
    ["Salary: 45–55k EUR", 45_000, 55_000, "EUR", "YEAR"],
    ["Gehalt: 60.000 - 75.000 € pro Jahr", 60_000, 75_000, "EUR", "YEAR"],
    ["een salaris tussen €4.200 en €5.200 per maand", 4_200, 5_200, "EUR", "MONTH"],
    ["Plat 50 000 – 80 000 Kč", 50_000, 80_000, "CZK", "MONTH"],
    ["Lohn CHF 90'000 - 110'000", 90_000, 110_000, "CHF", "YEAR"],
    ["£30,000 to £35,000 a year", 30_000, 35_000, "GBP", "YEAR"],
    ["$120k–$150k/yr", 120_000, 150_000, "USD", "YEAR"],
    ["od 50 000 Kč/měsíc", 50_000, null, "CZK", "MONTH"],
    ["£45,000 per annum", 45_000, 45_000, "GBP", "YEAR"],
    ["Lohn CHF 100'000", 100_000, 100_000, "CHF", "YEAR"],
    ["Pays up to €80k", null, 80_000, "EUR", "YEAR"],
    ["base salary USD$90,000 per year - USD$99,000 per year", 90_000, 99_000, "USD", "YEAR"],
    ["Pay: ₹10,00,000 - ₹15,00,000 per year", 1_000_000, 1_500_000, "INR", "YEAR"],
    ["rémunération entre 38 et 45 k€ brut annuel", 38_000, 45_000, "EUR", "YEAR"],
    ["年収 500万円〜800万円", 5_000_000, 8_000_000, "JPY", "YEAR"],
    ["Pay\n$98,000—$134,000 USD", 98_000, 134_000, "USD", "YEAR"],
    ["compensation of $95k/yr - $120k/yr, 40 hours per week", 95_000, 120_000, "USD", "YEAR"],
  ])("reads %s", (text, min, max, currency, period) => {
    expect(salaryFromText(text)).toEqual({ min, max, currency, period });
  });

  it.each([
    "Backed by $50 - $100 million in funding",
    "3-5 years of experience",
    "a training budget of $500 per annum",
    "We manage $1,000 - $2,000,000 portfolios for our customers",
    "salary 30 - 40 % above the market",
    "a company with $2 billion revenue and a salary review every year",
    "up to 25 days of leave and a 401k match",
    "a sign-on bonus of $5,000 and a referral bonus up to $10,000 per year",
    "Our customers save $50,000 per year",
    "a platform that moves $1,000 - $5,000 at a time",
  ])("finds no salary in: %s", (text) => {
    expect(salaryFromText(text)).toBeNull();
  });

  it("needs no pay word where the field is known to be the salary", () => {
    expect(salaryFromText("$2,000 - $3,000")).toBeNull();
    expect(salaryFromText("$2,000 - $3,000", true)).toMatchObject({ min: 2_000, max: 3_000 });
  });
});
