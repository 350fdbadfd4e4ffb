/** The currency in which a country pays, for data that names the amount and leaves its currency to the reader. */
import { comparable } from "./clean-text.ts";

const currencies: Record<string, string> = {
  EUR: "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK",
  USD: "US",
  GBP: "GB",
  CHF: "CH",
  PLN: "PL",
  CZK: "CZ",
  SEK: "SE",
  NOK: "NO",
  DKK: "DK",
  HUF: "HU",
  RON: "RO",
  CAD: "CA",
  AUD: "AU",
  NZD: "NZ",
  INR: "IN",
  JPY: "JP",
  BRL: "BR",
  RUB: "RU",
};

let known: Map<string, string> | null = null;

function byName(): Map<string, string> {
  if (known === null) {
    known = new Map([
      ["usa", "USD"],
      ["uk", "GBP"],
    ]);
    for (const language of ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "ru"]) {
      const names = new Intl.DisplayNames([language], { type: "region" });
      for (const [currency, codes] of Object.entries(currencies))
        for (const code of codes.split(" ")) known.set(comparable(names.of(code) ?? ""), currency);
    }
  }
  return known;
}

/** Of a place like "München, Deutschland"; null where it names no country, or several that pay differently. */
export function currencyOfCountry(location: string): string | null {
  const found = location.split(/[,;/|]/).map((part) => byName().get(comparable(part)));
  const distinct = new Set(found.filter((currency) => currency !== undefined));
  const [only] = distinct;
  return distinct.size === 1 ? (only ?? null) : null;
}
