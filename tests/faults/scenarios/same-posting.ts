/** One posting from everywhere at once. */
import { postPage, startApi } from "../api-client.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { modelDecidesAll, openStand, pageOf } from "../stand.ts";

export type SamePosting = { postings: number };

export const samePosting: Scenario<SamePosting> = {
  name: "same-posting",
  guarantee: "the same posting posted many times at once is one job and one assessment, and is paid for once",
  backends: bothBackends,
  short: { postings: 50 },
  long: { postings: 50 },
  how: ({ postings }) =>
    `one page posted ${postings} times at once, without an id of the caller's, to an API with workers`,
  async run(place, { postings }) {
    const stand = await openStand(place, { latencyMs: 50, env: modelDecidesAll });
    try {
      const [{ url }] = await Promise.all([startApi(stand), stand.startReady("workers")]);
      const answers = await Promise.all(
        Array.from({ length: postings }, () => postPage(url, pageOf("everywhere"))),
      );
      await stand.allEnded(60_000);
      const { billed, repeated } = await stand.check({ accepted: 1 });
      const different = (values: unknown[]) => new Set(values).size;
      return [
        {
          what: "accepted",
          value: answers.filter(({ status }) => status < 300).length,
          limit: { exactly: postings },
        },
        { what: "jobs", value: different(answers.map(({ jobId }) => jobId)), limit: { exactly: 1 } },
        {
          what: "assessments",
          value: different(answers.map(({ assessmentId }) => assessmentId)),
          limit: { exactly: 1 },
        },
        { what: "calls paid", value: billed, limit: { exactly: 5 } },
        { what: "paid again", value: repeated, limit: { exactly: 0 } },
      ];
    } finally {
      await stand.close();
    }
  },
};
