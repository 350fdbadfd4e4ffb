/** Takes a connection on: kept even where nobody answers yet, but not with a key that is refused. */
import type { Connection } from "../shared/connection.ts";
import type { Problem } from "../shared/problem.ts";
import { setConnection } from "../shared/settings.ts";
import { clientOf } from "./api.ts";
import { assessUnconnected } from "./assess-tab.ts";
import { problemOf } from "./problem-of.ts";
import { work } from "./work.ts";

export async function connect(connection: Connection): Promise<Problem | null> {
  const problem = await clientOf(connection)
    .recentJobs({ limit: 1 })
    .then(() => null, problemOf);
  if (problem?.kind === "wrong_key") return problem;
  await setConnection(connection);
  await assessUnconnected();
  await work();
  return problem;
}
