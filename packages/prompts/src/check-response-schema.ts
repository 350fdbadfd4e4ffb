/**
 * Compares a version's response schema with what our code reads. A model's answer is parsed by the strict schema of
 * contracts: a field less or a field more would fail every answer. What narrows or explains a field is free.
 */
import {
  modelResponseJsonSchemas,
  type PromptRunType,
  runTypes,
  type Step,
  stepRunTypes,
} from "@leadfit/contracts";
import type { PromptIssue } from "./prompt-issue.ts";

type Json = Record<string, unknown>;

/** Keywords that change what kind of value an answer is. */
const structural = new Set([
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "enum",
  "anyOf",
]);
/** Keywords that explain or narrow, and so cannot let a wrong answer through; with the type of their value. */
const free: Record<string, "string" | "number" | "object"> = {
  $schema: "string",
  title: "string",
  description: "string",
  examples: "object",
  minimum: "number",
  maximum: "number",
  minLength: "number",
  maxLength: "number",
  minItems: "number",
  maxItems: "number",
  pattern: "string",
};

/** The spec has an item's text sent back beside its id. Our code no longer reads it, and does not mind it there. */
const echo = "requirement_string";
const echoing: readonly PromptRunType[] = [runTypes.classify, runTypes.match];

/** The response schema that the step's own code would write. */
export function stepResponseSchema(runType: PromptRunType): Json {
  const step = Object.keys(stepRunTypes).find((key) => stepRunTypes[key as Step] === runType) as Step;
  return modelResponseJsonSchemas[step];
}

/** @returns what is missing, too much or of another type, each with its path from "response_schema" */
export function checkResponseSchema(runType: PromptRunType, schema: Json): PromptIssue[] {
  return compare(schema, stepResponseSchema(runType), "response_schema", echoing.includes(runType));
}

function compare(given: unknown, ours: Json, path: string, mayEcho: boolean): PromptIssue[] {
  if (!isObject(given)) return [{ path, message: "must be a JSON Schema object" }];
  const [mine, own] = [withoutNull(given), withoutNull(ours)];
  const strange = [...new Set([...strangeKeywords(given), ...strangeKeywords(mine.schema)])];
  if (strange.length > 0)
    return strange.map((key) => ({
      path: `${path}.${key}`,
      message: "is not supported, or not in this form",
    }));
  if (mine.nullable !== own.nullable)
    return [{ path, message: own.nullable ? "must allow null" : "must not allow null" }];
  const { type } = own.schema;
  if (mine.schema.type !== type) return [{ path, message: `must have the type ${type}` }];
  if (type === "array") return compare(mine.schema.items, own.schema.items as Json, `${path}.items`, mayEcho);
  if (type === "object") return compareObjects(mine.schema, own.schema, path, mayEcho);
  const values = (own.schema.enum ?? []) as unknown[];
  const same =
    values.length === 0
      ? mine.schema.enum === undefined
      : Array.isArray(mine.schema.enum) &&
        mine.schema.enum.length === values.length &&
        values.every((value) => (mine.schema.enum as unknown[]).includes(value));
  if (same) return [];
  const message = values.length === 0 ? "must take any value" : `must be one of ${values.join(", ")}`;
  return [{ path: `${path}.enum`, message }];
}

function compareObjects(given: Json, ours: Json, path: string, mayEcho: boolean): PromptIssue[] {
  if (!isObject(given.properties)) return [{ path: `${path}.properties`, message: "must be an object" }];
  const mine = given.properties;
  const needed = ours.properties as Record<string, Json>;
  const echoes = mayEcho && Object.hasOwn(needed, "id") && Object.hasOwn(mine, echo);
  const own = echoes ? { ...needed, [echo]: { type: "string" } } : needed;
  const required = Array.isArray(given.required) ? given.required : [];
  const issues: PromptIssue[] = [];
  for (const [name, schema] of Object.entries(own)) {
    const at = `${path}.properties.${name}`;
    if (!Object.hasOwn(mine, name)) issues.push({ path: at, message: "is missing, and our code reads it" });
    else issues.push(...compare(mine[name], schema, at, mayEcho));
    if (!required.includes(name))
      issues.push({ path: `${path}.required`, message: `must name ${name}: strict modes want every field` });
  }
  for (const name of required.filter((one) => !Object.hasOwn(own, one)))
    issues.push({ path: `${path}.required`, message: `must not name ${name}` });
  for (const name of Object.keys(mine).filter((key) => !Object.hasOwn(own, key)))
    issues.push({
      path: `${path}.properties.${name}`,
      message: "is not known: our code would refuse the answer",
    });
  if (given.additionalProperties !== false)
    issues.push({ path: `${path}.additionalProperties`, message: "must be false" });
  return issues;
}

/** Both ways to say nullable as one: a list of types with "null" in it, and anyOf of a schema and null. */
function withoutNull(schema: Json): { schema: Json; nullable: boolean } {
  const { type, anyOf } = schema;
  if (Array.isArray(type) && type.length === 2 && type.includes("null"))
    return {
      schema: { ...schema, type: type.find((name) => name !== "null"), ...enumOf(schema) },
      nullable: true,
    };
  if (Array.isArray(anyOf) && anyOf.length === 2) {
    const other = anyOf.find((option) => !isObject(option) || option.type !== "null");
    if (isObject(other) && anyOf.some((option) => isObject(option) && option.type === "null"))
      return { schema: other, nullable: true };
  }
  return { schema, nullable: false };
}

/** An enum of a nullable value names null among the others. */
function enumOf(schema: Json): { enum?: unknown[] } {
  return Array.isArray(schema.enum) ? { enum: schema.enum.filter((value) => value !== null) } : {};
}

function strangeKeywords(schema: Json): string[] {
  return Object.keys(schema).filter(
    // A name of Object's own, "constructor" say, is no keyword.
    (key) => !structural.has(key) && !(Object.hasOwn(free, key) && typeof schema[key] === free[key]),
  );
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
