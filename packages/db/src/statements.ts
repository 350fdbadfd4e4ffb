/**
 * The few statements that every task and every call of a model runs, as named statements straight on the driver: Postgres
 * plans each once a connection, and Prisma's own work on each falls away.
 */
import { createHash } from "node:crypto";
import type pg from "pg";
import type { Prisma } from "./prisma.ts";

export type Statements = {
  /** The text must be one of few: each stays prepared as long as its connection lives. */
  query: Query;
  /** @returns the rows it touched */
  execute(statement: Prisma.Sql): Promise<number>;
  /** All or nothing; what throws undoes it. `work` must use what it is given. */
  transaction<T>(work: (inside: Query) => Promise<T>): Promise<T>;
};

export type Query = <Row extends object>(statement: Prisma.Sql) => Promise<Row[]>;

/** Prisma writes a text for each length of a list: more would fill the memory of every connection. */
const mostNames = 500;

/** A name for each text, by which a connection keeps it prepared; none, that is "", for the latest of too many. */
export function statementNames(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    let name = names.get(text);
    if (name === undefined) {
      if (names.size === mostNames) return "";
      name = `leadfit_${createHash("sha1").update(text).digest("hex")}`;
      names.set(text, name);
    }
    return name;
  };
}

/** At most so many at a time. Below that it costs a comparison; what p-limit does for each shows in an idle job (bench). */
function createGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (running < most) running++;
    else await new Promise<void>((enter) => line.push(enter));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
}

/** @param most at a time, of all of these; the rest of the pool is left to others */
export function createStatements(pool: pg.Pool, most: number): Statements {
  const nameOf = statementNames();
  const limit = createGate(most);
  const named = ({ text, values }: Prisma.Sql) => ({ name: nameOf(text), text, values });
  const run = <Row extends object>(statement: Prisma.Sql) => limit(() => pool.query<Row>(named(statement)));
  return {
    query: async <Row extends object>(statement: Prisma.Sql) => (await run<Row>(statement)).rows,
    execute: async (statement) => (await run(statement)).rowCount ?? 0,
    transaction: (work) =>
      limit(async () => {
        const client = await pool.connect();
        try {
          await client.query("begin");
          const result = await work(
            async <Row extends object>(statement: Prisma.Sql) =>
              (await client.query<Row>(named(statement))).rows,
          );
          await client.query("commit");
          client.release();
          return result;
        } catch (error) {
          // Nobody knows what state it is in; the server undoes what a connection that ends has begun.
          client.release(true);
          throw error;
        }
      }),
  };
}
