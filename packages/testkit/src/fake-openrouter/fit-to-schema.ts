/** Makes a value say everything that a JSON schema requires, as structured output does. Knows no step. */

export type JsonSchema = {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
};

/**
 * Drops what the schema does not name, leaves optional keys out, and fills required ones: with null where that is
 * allowed, else with the emptiest value of the type. Covers the keywords above, which are what zod writes for ours.
 */
export function fitToSchema(value: unknown, schema: JsonSchema): unknown {
  const branches = schema.anyOf ?? [schema];
  const branch = branches.find((each) => each.type !== "null") ?? schema;
  if (value === undefined || value === null) return branches.some(allowsNull) ? null : emptyValue(branch);
  if (Array.isArray(value)) {
    const { items } = branch;
    return items ? value.map((item) => fitToSchema(item, items)) : value;
  }
  if (typeof value === "object" && branch.properties) {
    const given = value as Record<string, unknown>;
    const entries = Object.entries(branch.properties)
      .filter(([key]) => given[key] !== undefined || branch.required?.includes(key))
      .map(([key, property]) => [key, fitToSchema(given[key], property)]);
    return Object.fromEntries(entries);
  }
  return value;
}

function allowsNull({ type, enum: values }: JsonSchema): boolean {
  return type === "null" || (Array.isArray(type) && type.includes("null")) || !!values?.includes(null);
}

function emptyValue(schema: JsonSchema): unknown {
  if (schema.enum) return schema.enum[0];
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "array":
      return [];
    case "boolean":
      return false;
    case "number":
    case "integer":
      return 0;
    case "string":
      return "";
    default:
      return fitToSchema({}, schema);
  }
}
