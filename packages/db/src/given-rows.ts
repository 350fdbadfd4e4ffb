/** Rows that a statement is given, as a subquery. */
import { Prisma } from "./prisma.ts";

export type Columns = Record<string, "text" | "int" | "jsonb" | "timestamptz">;

/**
 * One row is written out, and Postgres plans the statement as one of its own; of a list it knows no length. So there are two
 * texts of a statement, however many rows it is given.
 * @param columns names and types
 * @returns the subquery of rows; a value that is null or undefined is null, a jsonb one any JSON
 */
export function givenRows<C extends Columns>(
  columns: C,
): (rows: { [Name in keyof C]: unknown }[]) => Prisma.Sql {
  const named = Object.entries(columns);
  // Put together once: this is in every task's way.
  const parts = named.map(([name, type]) => `::${type} as ${name}`);
  const one = parts.map((part, index) => (index < parts.length - 1 ? `${part}, ` : part));
  // Of an array Postgres guesses ten rows, of what a function makes of JSON a hundred, for which it would read whole tables.
  const list = `::jsonb[]) as one(given) cross join lateral jsonb_to_record(one.given) as x(${named.map(([name, type]) => `${name} ${type}`).join(", ")})`;
  return (rows) => {
    const [only] = rows;
    if (!only || rows.length > 1)
      return new Prisma.Sql(["select x.* from unnest(", list], [rows.map((row) => JSON.stringify(row))]);
    const values = named.map(([name, type]) => {
      const value = only[name] ?? null;
      return type === "jsonb" && value !== null ? JSON.stringify(value) : value;
    });
    return new Prisma.Sql(["select ", ...one], values);
  };
}
