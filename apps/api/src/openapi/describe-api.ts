/** The OpenAPI 3.1 document: the routes as the app has them, in the words of openapi/*.ts. Knows no route by name. */
import { errorEnvelopeSchema } from "@leadfit/contracts";
import { z } from "zod";
import type { RouteScope } from "../http/route-scopes.ts";
import { namedSchemas } from "./named-schemas.ts";
import { type Answer, type Body, type Operation, tags } from "./operation.ts";
import { isPage, operations } from "./operations-table.ts";

type Json = Record<string, unknown>;

const about =
  'Which job leads deserve an application, and why, requirement by requirement. Answers are envelopes: `{status: "success", data}` or `{status: "error", error: {code, message, detail?, issues?}}`. Ignore keys that you do not know: new ones may come.';

/** Errors that every route may answer with. */
const commonErrors: Record<string, string> = {
  401: "No key, or a wrong one (`unauthorized`)",
  403: "The key lacks the scope (`forbidden`), or a host or origin that is not allowed",
  429: "Too many requests (`too_many_requests`): `Retry-After` says when",
  503: "The database does not answer just now (`not_ready`)",
};

/** Routes that nobody has described are left out: describe-api.test.ts lets none in. */
export function describeApi(routes: readonly RouteScope[], version: string): Json {
  const described = routes.filter(({ path }) => !isPage(path));
  const components: Json = {};
  const schemas = schemaMaker(components);
  const paths: Record<string, Json> = {};
  for (const { method, path, scope } of described) {
    const operation = operations[`${method} ${path}`];
    if (!operation) continue;
    const template = path.replaceAll(/:(\w+)/g, "{$1}");
    paths[template] ??= {};
    paths[template][method.toLowerCase()] = operationObject(operation, { method, path, scope }, schemas);
  }
  return {
    openapi: "3.1.1",
    info: { title: "Leadfit", version, description: about },
    servers: [{ url: "/" }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "A key with the scope that the route asks for." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "leadfit_session",
          description: "Of pages that Leadfit serves.",
        },
      },
    },
  };
}

/** Where the routes and their descriptions differ, as "GET /v1/jobs/:id". */
export function differences(routes: readonly RouteScope[]): { undescribed: string[]; stale: string[] } {
  const names = routes.filter(({ path }) => !isPage(path)).map(({ method, path }) => `${method} ${path}`);
  const there = new Set(names);
  return {
    undescribed: names.filter((name) => !(name in operations)),
    stale: Object.keys(operations).filter((name) => !there.has(name)),
  };
}

type SchemaOf = (schema: z.ZodType, io: "input" | "output") => Json;

function operationObject(
  operation: Operation,
  { method, path, scope }: RouteScope,
  schemaOf: SchemaOf,
): Json {
  const { summary, description, tag, query, headers = {}, bodies, answers, errors = {} } = operation;
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => parameter("path", name ?? "", { type: "string" })),
    ...Object.entries(query ? propertiesOf(schemaOf(query, "input")) : {}).map(([name, schema]) =>
      parameter("query", name, schema),
    ),
    ...Object.entries(headers).map(([name, text]) => ({
      ...parameter("header", name, { type: "string" }),
      description: text,
    })),
  ];
  return {
    operationId: operationId(method, path),
    summary,
    ...(description && { description }),
    tags: [tag],
    "x-scope": scope,
    ...(scope === "open" && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(bodies && { requestBody: { required: true, content: contentOf(bodies, schemaOf) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answerObject(answer, schemaOf)]),
      ),
      ...errorObjects(errors, scope === "open", schemaOf),
    },
  };
}

/** "GET /v1/jobs/:id/runs" is get_v1_jobs_id_runs. */
function operationId(method: string, path: string): string {
  return `${method.toLowerCase()}${path.replaceAll(/[/:.-]+/g, "_")}`.replace(/_$/, "");
}

function parameter(where: "path" | "query" | "header", name: string, schema: unknown): Json {
  return { in: where, name, ...(where === "path" && { required: true }), schema };
}

function contentOf(bodies: readonly Body[], schemaOf: SchemaOf): Json {
  return Object.fromEntries(
    bodies.map(({ type, schema, example }) => [type, { schema: schemaOf(schema, "input"), example }]),
  );
}

function answerObject({ description, data, links, other, example }: Answer, schemaOf: SchemaOf): Json {
  if (other) {
    const { type, schema } = other;
    return {
      description,
      content: {
        [type]: { schema: schemaOf(schema, "output"), ...(example !== undefined && { example }) },
      },
    };
  }
  const envelope = {
    type: "object",
    properties: {
      status: { const: "success" },
      ...(data && { data: schemaOf(data, "output") }),
      ...(links && { links: schemaOf(links, "output") }),
    },
    required: ["status", "data"],
  };
  return {
    description,
    content: {
      "application/json": {
        schema: envelope,
        ...(example !== undefined && { example: { status: "success", data: example } }),
      },
    },
  };
}

function errorObjects(errors: NonNullable<Operation["errors"]>, open: boolean, schemaOf: SchemaOf): Json {
  const own = Object.entries(errors).map(([status, codes]): [string, string] => [
    status,
    (codes ?? []).map((code) => `\`${code}\``).join(", "),
  ]);
  const common = Object.entries(commonErrors).filter(([status]) => !open || status === "503");
  const content = { "application/json": { schema: schemaOf(errorEnvelopeSchema, "output") } };
  return Object.fromEntries(
    [...own, ...common].map(([status, description]) => [status, { description, content }]),
  );
}

function propertiesOf(schema: Json): Json {
  return (schema.properties as Json | undefined) ?? {};
}

/** Schemas as JSON Schema; those that have a name stand among the components once and are referred to. */
function schemaMaker(components: Json): SchemaOf {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(namedSchemas)) names.add(schema, { id });
  return (schema, io) => {
    const {
      $defs,
      $schema: _,
      ...made
    } = z.toJSONSchema(schema, {
      io,
      metadata: names,
      unrepresentable: "any",
      override({ jsonSchema }) {
        // Ours today; a key more is no other shape.
        if (io === "output" && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
      },
    }) as Json & { $defs?: Json };
    const suffix = io === "input" ? "Input" : "";
    for (const [name, definition] of Object.entries($defs ?? {})) {
      components[name + suffix] ??= referred(definition, suffix);
    }
    const own = names.get(schema)?.id;
    if (own === undefined) return referred(made, suffix) as Json;
    const { id: __, ...body } = made;
    components[own + suffix] ??= referred(body, suffix);
    return { $ref: `#/components/schemas/${own}${suffix}` };
  };
}

function referred(value: unknown, suffix: string): unknown {
  if (Array.isArray(value)) return value.map((item) => referred(item, suffix));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key === "$ref" && typeof item === "string"
        ? [key, `${item.replace("#/$defs/", "#/components/schemas/")}${suffix}`]
        : [key, referred(item, suffix)],
    ),
  );
}
