import { describe, expect, test } from "vitest";
import { holdsPlaceholder, maskPersonalData } from "./mask-personal-data.ts";

const mask = (text: string) => maskPersonalData(text).masked;
/** Below a head that is surely a contact block. */
const head = (line: string) =>
  `# Mara Lindqvist\n\nmara@lindqvist.example\n${line}\n\n## Experience\n\nWelder`;
const inHead = (line: string) => mask(head(line)).split("\n")[3];
const inBody = (line: string) => mask(`# Mara Lindqvist\n\n## Experience\n\n${line}`).split("\n")[4];

describe("whole resumes of several countries", () => {
  test.each([
    [
      "US",
      `JANE Q. DOE
Senior Software Engineer
12 Oak Street, Apt 4, Springfield, IL 62704 | (555) 123-4567 | jane.doe@mail.example
linkedin.com/in/janedoe | github.com/janedoe

SUMMARY
Jane Doe has 10+ years with Node 24 and C++17.`,
      `[name]
Senior Software Engineer
[address] | [phone] | [email]
[profile] | [profile]

SUMMARY
[name] has 10+ years with Node 24 and C++17.`,
    ],
    [
      "UK",
      `Oliver O'Brien
Flat 3, 27 Baker Street
London NW1 6XE
Mobile: 07700 900123
oliver@obrien.example

Employment History
2019 – 2023 Buyer, Marks & Sons Ltd, London`,
      `[name]
[address]
[address]
Mobile: [phone]
[email]

Employment History
2019 – 2023 Buyer, Marks & Sons Ltd, London`,
    ],
    [
      "DE",
      `Lebenslauf

Dr. Anna-Lena von Hofmann
Persönliche Daten
Geburtsdatum: 12.05.1990
Anschrift: Berliner Straße 12a, 10115 Berlin
Telefon: +49 (0)30 1234567
E-Mail: anna@hofmann.example

Berufserfahrung
01/2019 – 12/2023 Projektleiterin, Müller GmbH, Köln
Anna-Lena von Hofmann`,
      `Lebenslauf

Dr. [name]
Persönliche Daten
Geburtsdatum: [date of birth]
Anschrift: [address]
Telefon: [phone]
E-Mail: [email]

Berufserfahrung
01/2019 – 12/2023 Projektleiterin, Müller GmbH, Köln
[name]`,
    ],
    [
      "FR",
      `Marie DUPONT
Née le 3 mars 1988
12 bis rue de la République, 69002 Lyon
06 12 34 56 78
marie.dupont@courriel.example

Expérience professionnelle
2015 - 2020 Comptable, Société Générale`,
      `[name]
Née le [date of birth]
[address]
[phone]
[email]

Expérience professionnelle
2015 - 2020 Comptable, Société Générale`,
    ],
    [
      "CZ",
      `Ing. Jan Novák, Ph.D.
Vinohradská 1234/56, 120 00 Praha 2
tel.: +420 777 123 456
Datum narození: 1. května 1985

Pracovní zkušenosti
2010–2015 Svářeč, Škoda Auto a.s., ISO 9001`,
      `Ing. [name], Ph.D.
[address]
tel.: [phone]
Datum narození: [date of birth]

Pracovní zkušenosti
2010–2015 Svářeč, Škoda Auto a.s., ISO 9001`,
    ],
    [
      "ES",
      `María García López
C/ Gran Vía 28, 3º B, 28013 Madrid
Móvil: 612 345 678
Fecha de nacimiento: 12 de mayo de 1992

Experiencia laboral
2018 - actualidad Contable, Banco Santander, 30.000 € anuales`,
      `[name]
[address]
Móvil: [phone]
Fecha de nacimiento: [date of birth]

Experiencia laboral
2018 - actualidad Contable, Banco Santander, 30.000 € anuales`,
    ],
    [
      "IN",
      `Priya Ramanathan
Email: priya.r@post.example, Ph: 98765 43210

Professional Summary
5 years of experience, CTC 12,00,000

Personal Details
Name: Priya Ramanathan
DOB: 12-May-1994
Address: No. 14, 3rd Cross, Indiranagar, Bengaluru - 560038
Languages known: English, Tamil`,
      `[name]
Email: [email], Ph: [phone]

Professional Summary
5 years of experience, CTC 12,00,000

Personal Details
Name: [name]
DOB: [date of birth]
Address: [address]
Languages known: English, Tamil`,
    ],
  ])("%s", (_, resume, masked) => {
    expect(mask(resume)).toBe(masked);
  });
});

describe("phones of the contact block", () => {
  test.each([
    "+1 555-123-4567",
    "+1 (555) 123-4567",
    "555.123.4567",
    "020 7946 0958",
    "+44 7700 900123",
    "0151/23456789",
    "+49 151 23456789",
    "+33 6 12 34 56 78",
    "06.12.34.56.78",
    "777 123 456",
    "00420 777 123 456",
    "+34 612 345 678",
    "91 123 45 67 89",
    "+91-98765-43210",
    "9876543210",
    "(022) 2345 6789 ext. 12",
    "0151 / 23456789",
  ])("%s", (phone) => {
    expect(inHead(phone)).toBe("[phone]");
    expect(inHead(`Berlin | ${phone} | Germany`)).toBe("Berlin | [phone] | Germany");
  });

  test("two in one line", () => {
    expect(inHead("030 1234567 / 0151 23456789")).toBe("[phone] / [phone]");
    expect(inHead("Mob-98765 43210, +91 98765 43211 / +91 98765 43212")).toBe(
      "Mob-[phone], [phone] / [phone]",
    );
  });

  test("beside an amount, and a word that has one inside", () => {
    expect(inHead("80 000 € | 0151 23456789")).toBe("80 000 € | [phone]");
    expect(inHead("Privat: 030 1234567")).toBe("Privat: [phone]");
    expect(inHead("Tel. 030 12345")).toBe("Tel. [phone]");
  });

  test("elsewhere only what says that it is one", () => {
    expect(inBody("Call me: Tel. 030 123456789")).toBe("Call me: Tel. [phone]");
    expect(inBody("+420 777 123 456")).toBe("[phone]");
    expect(inBody("777 123 456")).toBe("777 123 456");
  });
});

describe("addresses of the contact block", () => {
  test.each([
    ["1600 Pennsylvania Avenue, Washington, DC 20500", "[address]"],
    ["Springfield, IL 62704-1234", "[address]"],
    ["10 Downing Street, London SW1A 2AA, United Kingdom", "[address], United Kingdom"],
    ["Hauptstr. 5, 80331 München, Deutschland", "[address], Deutschland"],
    ["Unter den Linden 5, 10117 Berlin", "[address]"],
    ["D-50667 Köln", "[address]"],
    ["5 avenue Anatole France, 75007 Paris", "[address]"],
    ["Dlouhá 12, 110 00 Praha 1", "[address]"],
    ["Calle de Alcalá 45, 2º izq., 28014 Madrid (España)", "[address]"],
    ["Plot No. 7, Banjara Hills, Hyderabad, Telangana 500034", "[address]"],
    ["Mumbai - 400001", "[address]"],
    ["Keizersgracht 12, 1015 CN Amsterdam", "[address]"],
    ["Lyon | 12 rue Victor Hugo, 69002 Lyon", "Lyon | [address]"],
  ])("%s", (address, masked) => {
    expect(inHead(address)).toBe(masked);
  });

  test("a street without a word for it, above its postcode", () => {
    expect(mask(head("Unter den Linden 5\n10117 Berlin")).split("\n").slice(3, 5)).toEqual([
      "[address]",
      "[address]",
    ]);
  });

  test("a town alone is left, for postings ask for it", () => {
    for (const line of ["Berlin, Germany", "Leipzig", "London", "San Francisco, CA", "Address: Pune, India"])
      expect(inHead(line)).toBe(line);
  });
});

describe("profiles and addresses of mail", () => {
  test.each([
    ["https://www.linkedin.com/in/mara-lindqvist-123/", "[profile]"],
    ["Web: https://mara.example/cv | mara+jobs@mail.example.co.uk", "Web: [profile] | [email]"],
    ["GitHub: maral | Skype: live.maral", "GitHub: [profile] | Skype: [profile]"],
    ["github.com/maral/", "[profile]/"],
    ["mara (at) mail.example", "[email]"],
  ])("%s", (line, masked) => {
    expect(inHead(line)).toBe(masked);
  });

  test("an account known from the contact block is one everywhere; another's project is not", () => {
    const [, , , , body] = mask(
      "Mara Lindqvist\ngithub.com/maral\n\nProjects\ngithub.com/maral/press, github.com/kubernetes/kubernetes",
    ).split("\n");
    expect(body).toBe("[profile]/press, github.com/kubernetes/kubernetes");
    expect(inBody("Clone git@github.com:kubernetes/kubernetes, react@18.2.0, @types/node")).toBe(
      "Clone git@github.com:kubernetes/kubernetes, react@18.2.0, @types/node",
    );
  });
});

describe("dates of birth", () => {
  test.each([
    "Date of birth: [05/12/1990]",
    "D.O.B. - [1990-05-12]",
    "Born: [May 12, 1990]",
    "geb. am [12.05.1990] in Köln",
    "Geburtsdatum / -ort: [12. Mai 1990], Köln",
    "Né le [12/05/1990] à Lyon",
    "Narozena: [12. 5. 1990]",
    "Nacido el [12 de mayo de 1990]",
    "* [12.05.1990] in Leipzig",
  ])("%s", (marked) => {
    const plain = marked.replace(/[[\]]/gu, "");
    expect(inHead(plain)).toBe(marked.replace(/\[.*\]/u, "[date of birth]"));
  });

  test("below a label that stands alone", () => {
    expect(mask(head("Geburtsdatum\n12.05.1990"))).toContain("Geburtsdatum\n[date of birth]\n");
  });
});

describe("never taken out", () => {
  const lines = [
    "Node 24, Python 3.12, C++17, .NET 8, Java 21",
    "2019 – 2023",
    "2019-2023",
    "01/2019 - 12/2023",
    "05.2019 – 04.2021",
    "2015 2016 2017 2018",
    "ISO 9001, ISO/IEC 27001:2022, EN 1090-2",
    "ISO-27001 2013",
    "+5 years of experience, 10+ years in road construction",
    "Salary: 60 000 – 75 000 EUR",
    "Expected CTC: 12,00,000 INR",
    "$120,000 - $140,000",
    "Gehaltswunsch | 65000 EUR",
    "Windows 10.0.19041.1234",
    "1 000 000 000 requests a day",
    "+10 000 000 users",
    "Truck driver with 10 years on the road",
    "Engineer at Wall Street Systems, Oxford Street Books",
    "B.Sc. 2012, grade 1.7",
    "12.05.2021",
  ];
  test.each(lines)("%s", (line) => {
    expect(inBody(line)).toBe(line);
    expect(inHead(line)).toBe(line);
  });

  test.each([
    "Managed 12 Oak Street Partners, London NW1 6XE",
    "Tidewater Press, 10115 Berlin",
    "Born 12 startups in 2019",
    "Budget 555 123 4567",
    "Order 9876543210",
  ])("below the contact block: %s", (line) => {
    expect(inBody(line)).toBe(line);
  });
});

describe("the name", () => {
  test.each([
    "# Mara Lindqvist",
    "**Mara Lindqvist**",
    "MARA LINDQVIST",
    "Mara J. Lindqvist",
    "Mara Lindqvist, MBA",
    "Mara Lindqvist | Welder",
    "Mara Lindqvist - Senior Welder",
    "Curriculum Vitae – Mara Lindqvist",
    "Name: Mara Lindqvist",
    "Dipl.-Ing. Mara Lindqvist",
    "Lindqvist, Mara",
    "Mara Lindqvist BSc (Hons) MRICS",
    "Mara Lindqvist +49 151 23456789",
    "Kontakt\n030 1234567\n\nMara Lindqvist",
  ])("in the first line: %s", (line) => {
    const masked = mask(`${line}\nmara.lindqvist@mail.example\n\nExperience\nRead by Mara Lindqvist.`);
    expect(masked).not.toMatch(/Mara|Lindqvist/iu);
    expect(masked).toContain("[name]");
    expect(masked).toContain("Read by [name].");
  });

  test.each([
    "Senior Welder",
    "Machine Learning",
    "Registered Nurse",
    "New York",
    "Berlin, Germany",
    "Curriculum Vitae",
    "Tidewater Press GmbH",
    "JavaScript",
    "Mara",
    "Amazon Web Services",
    "Project Management Professional",
  ])("not in a first line like %s", (line) => {
    const text = `${line}\nhello@mail.example\n\nExperience\n${line}`;
    expect(mask(text)).toBe(text.replace("hello@mail.example", "[email]"));
  });

  test("without a heading or contact data nothing says that it is one", () => {
    const text = "Rosewood Hall\nA house with many rooms.";
    expect(mask(text)).toBe(text);
  });

  test("an address of mail says which line it is, also where a title would do", () => {
    expect(mask("Welder in Leipzig\nGrace Baker\ngrace.baker@mail.example")).toBe(
      "Welder in Leipzig\n[name]\n[email]",
    );
  });

  test("over two lines: where it stands in large type, and where a line breaks", () => {
    const text = "MARA\nLINDQVIST\nmara.lindqvist@mail.example\n\nExperience\nRead by Mara\n  Lindqvist.";
    expect(mask(text)).toBe("[name]\n[name]\n[email]\n\nExperience\nRead by [name]\n[name].");
  });

  test("in the personal details at the end, where it is labelled", () => {
    const text = "Welder\n\nExperience\nTidewater Press\n\nPersonal details\nName: Mara Lindqvist";
    expect(mask(text)).toBe(text.replace("Mara Lindqvist", "[name]"));
  });

  test("only as a whole: parts of it may be an employer or a tool", () => {
    expect(inBody("Lindqvist Press, Mara 2.0, Maras, Mara Lindqvist's blog")).toBe(
      "Lindqvist Press, Mara 2.0, Maras, [name]'s blog",
    );
  });
});

test("every line stays where it was, whatever ends it", () => {
  const text =
    "Mara Lindqvist\r\nmara@mail.example\r\n\r\nTel: 030 1234567\r\n12 Oak Street\r\n\r\nSkills\r\nC#";
  const masked = mask(text);
  expect(masked).toBe("[name]\r\n[email]\r\n\r\nTel: [phone]\r\n[address]\r\n\r\nSkills\r\nC#");
  expect(mask("")).toBe("");
});

test("a section that the parser found ends the contact block", () => {
  const text = "Mara Lindqvist\nmara@mail.example\nWas ich kann\n777 123 456";
  const start = text.indexOf("Was");
  const parsed = {
    sections: [{ kind: "skills" as const, heading: "Was ich kann", span: { start, end: text.length } }],
    experience: [],
    education: [],
    skills: [],
    languages: [],
  };
  expect(mask(text)).toContain("[phone]");
  expect(maskPersonalData(text, parsed).masked).not.toContain("[phone]");
});

test("a long line costs no time", () => {
  const started = performance.now();
  for (const line of ["1 ".repeat(20_000), "Ab ".repeat(20_000), "a.".repeat(20_000), "a@".repeat(20_000)])
    mask(head(line));
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("a quote with a placeholder is known", () => {
  for (const quote of ["I am [name]", "[Date of birth]", "mail [ email ]"])
    expect(holdsPlaceholder(quote)).toBe(true);
  for (const quote of ["name", "array[name.length]", "", "[address book]"])
    expect(holdsPlaceholder(quote)).toBe(false);
});
