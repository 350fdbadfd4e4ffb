import { describe, expect, it } from "vitest";
import { dropBoilerplate } from "./drop-boilerplate.ts";

const advert =
  "## Requirements\n\n- Five years at sea\n- Knowledge of equal opportunity law\n\nWe pay for lunch.";

describe("dropBoilerplate", () => {
  it.each([
    "Northwind is an equal opportunity employer. We celebrate diversity.",
    "All qualified applicants will receive consideration for employment without regard to race, color, religion, sex or age.",
    "If you need a reasonable accommodation during the process, write to us.",
    "By applying, you agree that we process your personal data as our privacy notice says.",
    "We use cookies to make this page better.",
    "Wir freuen uns über alle Bewerbungen, unabhängig von Geschlecht, Herkunft, Religion und Alter.",
    "Schwerbehinderte Menschen werden bei gleicher Eignung bevorzugt.",
    "Tous nos postes sont ouverts aux personnes en situation de handicap.",
    "Somos una empresa que ofrece igualdad de oportunidades.",
    "Ricerca rivolta ad ambosessi, ai sensi delle leggi 903/77 e 125/91.",
    "Iedereen is welkom, ongeacht leeftijd, geslacht of afkomst.",
    "Odesláním souhlasíte se zpracováním osobních údajů.",
    "Wyrażam zgodę na przetwarzanie moich danych osobowych.",
    "Todas as candidaturas contam, com igualdade de oportunidades.",
  ])("drops: %s", (sentence) => {
    expect(dropBoilerplate(`${advert}\n\n${sentence}`)).toBe(advert);
  });

  it("drops a sentence out of a paragraph, and a heading over nothing else", () => {
    const about =
      "We have built tide tables since 1911 and will go on building them for whoever needs one, by hand if need be.";
    const text = `${about} Northwind is an equal opportunity employer.\n\n## Equal Opportunity\n\nWe do not discriminate on any ground.\n\n## Benefits\n\nTea`;
    expect(dropBoilerplate(text)).toBe(`${about}\n\n## Benefits\n\nTea`);
  });

  it("keeps what an advert says of such things as work", () => {
    for (const line of [
      "You lead our equality programme for women in shipping.",
      "- You answer questions on data protection and privacy policy",
      "Our team has people of every age.",
      "You build the cookie-free analytics of our site.",
      "Experience with regulatory reporting regardless of industry.",
    ])
      expect(dropBoilerplate(line)).toBe(line);
  });
});
