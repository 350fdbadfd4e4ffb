import { describe, expect, it } from "vitest";
import { namesPosting } from "./names-posting.ts";
import { readPage } from "./read-page.ts";
import { sampleDescription } from "./sample-page.ts";

const url = "https://boards.harbour.example/jobs/4711";
const sailor = {
  id: 4711,
  title: "Sailor",
  company: "Northwind",
  location: "Rotterdam",
  text: sampleDescription,
};
const cook = { ...sailor, id: 4712, title: "Cook" };

describe("several postings and a URL that names one", () => {
  it("in JSON: by the posting's address, its number, or the number in a slug", () => {
    const addressed = [
      { ...sailor, link: "https://a.example/sailor" },
      { ...cook, link: "https://a.example/cook" },
    ];
    for (const [jobs, page] of [
      [addressed, "https://a.example/cook?utm_source=x"],
      [[sailor, cook], "https://a.example/jobs/4712"],
      [[sailor, cook], "https://a.example/offer?jobId=4712"],
      [
        [
          { ...sailor, id: 94711 },
          { ...cook, id: 94712 },
        ],
        "https://a.example/o/ships-cook-94712",
      ],
    ] as const)
      expect(readPage(JSON.stringify({ jobs }), { url: page })).toMatchObject({ posting: { title: "Cook" } });
  });

  it("in a feed", () => {
    const items = [4711, 4712].map(
      (id) => `<position><id>${id}</id><name>Job ${id}</name><office>Wien</office>
        <jobDescriptions><jobDescription><name>Tasks</name><value>Keep the boats afloat and dry.</value></jobDescription></jobDescriptions></position>`,
    );
    const feed = `<?xml version="1.0"?><jobs>${items.join("")}</jobs>`;
    expect(readPage(feed, { url })).toMatchObject({ posting: { title: "Job 4711", location: "Wien" } });
    expect(readPage(feed)).toMatchObject({ detail: "several_postings" });
  });

  it("gives the one it names however little that says, never its neighbour", () => {
    const short = { ...sailor, text: "Sails, and little else besides." };
    const reading = readPage(JSON.stringify([cook, short]), { url });
    expect(reading).toMatchObject({
      posting: { title: "Sailor", description: "Sails, and little else besides." },
    });
    expect(readPage(JSON.stringify([cook, short]))).toMatchObject({ detail: "several_postings" });
    const { text: _, ...bare } = sailor;
    expect(readPage(JSON.stringify([cook, bare]), { url })).toMatchObject({
      detail: "no_description",
      fields: { title: "Sailor" },
    });
  });

  it("does not take a short number in a slug for a posting's", () => {
    expect(namesPosting("https://a.example/jobs/engineer-level-12", ["12"])).toBe(false);
    expect(namesPosting("https://a.example/jobs/12", ["12"])).toBe(true);
    expect(namesPosting("https://a.example/jobs/engineer", ["engineer"])).toBe(false);
  });
});

describe("a hiring thread", () => {
  const post = (id: number, head: string) => ({
    id,
    text: `${head}<p>${"We keep the tide tables of small harbours right, and need a hand with it. ".repeat(4)}`,
    created_at: "2026-03-02T10:00:00Z",
  });
  const thread = {
    title: "Who is hiring?",
    children: [
      post(4711, "Northwind | Deckhand | Rotterdam | Full-time | €40k–50k"),
      post(4712, "Southwind | Cook | Remote | Part-time"),
    ],
  };

  it("gives the post that the URL names, its employer first", () => {
    expect(readPage(JSON.stringify(thread), { url })).toMatchObject({
      posting: {
        title: "Deckhand",
        company: "Northwind",
        location: "Rotterdam",
        employment_type: "FULL_TIME",
        posted_at: "2026-03-02T10:00:00Z",
        salary: { min: 40_000, max: 50_000, currency: "EUR", period: "YEAR" },
      },
    });
  });

  it("is a list without one", () => {
    expect(readPage(JSON.stringify(thread))).toMatchObject({ detail: "several_postings" });
  });
});
