/**
 * The few statements that every task and every call of a model runs, as named statements straight on the driver:
 * Postgres plans each once a connection, where Prisma has it planned anew each time.
 */
import { createHash } from "node:crypto";
import type pg from "pg";
import type { Prisma } from "./prisma.ts";

export type Statements = {
  /** The text must be one of few: each stays prepared as long as its connection lives. */
  query<Row extends object>(statement: Prisma.Sql): Promise<Row[]>;
  /** @returns the rows it touched */
  execute(statement: Prisma.Sql): Promise<number>;
};

export function createStatements(pool: pg.Pool): Statements {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    let name = names.get(text);
    if (!name) {
      name = `leadfit_${createHash("sha1").update(text).digest("hex")}`;
      names.set(text, name);
    }
    return name;
  };
  const run = <Row extends object>({ text, values }: Prisma.Sql) =>
    pool.query<Row>({ name: nameOf(text), text, values });
  return {
    query: async <Row extends object>(statement: Prisma.Sql) => (await run<Row>(statement)).rows,
    execute: async (statement) => (await run(statement)).rowCount ?? 0,
  };
}
