/** Makes the page from /openapi.json. Everything is set as text. */

const $ = (id) => document.getElementById(id);
let api;

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const code = (text) => make("code", { textContent: text });

/** `code` in a text, written as Markdown writes it. */
function prose(text) {
  const parts = text.split("`");
  return make("p", {}, ...parts.map((part, index) => (index % 2 === 1 ? code(part) : part)));
}

function resolve(schema) {
  const name = schema?.$ref?.split("/").at(-1);
  return name === undefined ? [undefined, schema ?? {}] : [name, api.components.schemas[name] ?? {}];
}

/** One line for a schema: its type, its name, its values. */
function typeOf(schema) {
  const [name, bare] = resolve(schema);
  if (name !== undefined) return name;
  if (bare.const !== undefined) return JSON.stringify(bare.const);
  if (bare.enum) return bare.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = bare.anyOf ?? bare.oneOf;
  if (choices) return choices.map(typeOf).join(" | ");
  if (bare.allOf) return bare.allOf.map(typeOf).join(" & ");
  if (bare.type === "array") return `${typeOf(bare.items)}[]`;
  const type = [bare.type ?? "any"].flat().join(" | ");
  const limits = ["format", "pattern", "minimum", "maximum", "maxLength", "maxItems", "default"]
    .filter((key) => bare[key] !== undefined)
    .map((key) => `${key} ${JSON.stringify(bare[key])}`);
  return limits.length > 0 ? `${type} (${limits.join(", ")})` : type;
}

/** The objects in a schema whose fields can be shown. */
function objectsOf(schema) {
  const [, bare] = resolve(schema);
  if (bare.properties) return [bare];
  const inner = bare.anyOf ?? bare.oneOf ?? bare.allOf ?? (bare.items ? [bare.items] : []);
  return inner.flatMap(objectsOf);
}

/** Fields are made when they are opened: schemas may hold one another. */
function fields(schema) {
  const list = make("ul", { className: "fields" });
  for (const object of objectsOf(schema)) {
    for (const [name, field] of Object.entries(object.properties)) {
      const optional = object.required?.includes(name) ? "" : "?";
      const head = [
        code(name + optional),
        " ",
        make("span", { className: "quiet", textContent: typeOf(field) }),
      ];
      const [, bare] = resolve(field);
      if (bare.description) head.push(` ${bare.description}`);
      list.append(
        make(
          "li",
          {},
          objectsOf(field).length > 0 ? opens(head, () => fields(field)) : make("span", {}, ...head),
        ),
      );
    }
  }
  return list;
}

function opens(head, content) {
  const details = make("details", {}, make("summary", {}, ...head));
  details.addEventListener("toggle", () => details.append(content()), { once: true });
  return details;
}

function content(title, byType) {
  return Object.entries(byType ?? {}).map(([type, { schema, example }]) =>
    make(
      "section",
      {},
      make("p", {}, make("strong", { textContent: title }), " ", code(type), " ", typeOf(schema)),
      fields(schema),
      example === undefined
        ? null
        : make("pre", {
            textContent: typeof example === "string" ? example : JSON.stringify(example, null, 2),
          }),
    ),
  );
}

function parameters(list) {
  if (!list) return null;
  const rows = list.map(({ name, in: where, schema, description }) =>
    make(
      "tr",
      {},
      make("td", {}, code(name)),
      make("td", {}, where),
      make("td", {}, description ? prose(description) : typeOf(schema)),
    ),
  );
  return make("table", {}, make("tbody", {}, ...rows));
}

function answers(responses) {
  return Object.entries(responses).map(([status, { description, content: byType }]) => {
    const head = make("span", {}, `${status} `, ...prose(description).childNodes);
    return opens([head], () => make("div", {}, ...content("Answer", byType)));
  });
}

function route(path, method, operation) {
  const scope = operation["x-scope"];
  const who = scope === "open" ? "open to all" : `scope ${scope}`;
  const details = make(
    "details",
    { className: "route", id: operation.operationId },
    make(
      "summary",
      {},
      make("span", { className: "method", textContent: method.toUpperCase() }),
      code(path),
      " ",
      operation.summary,
      " ",
      make("span", { className: "quiet", textContent: who }),
    ),
  );
  details.dataset.words = `${method} ${path} ${operation.summary} ${scope}`.toLowerCase();
  details.addEventListener(
    "toggle",
    () =>
      details.append(
        make(
          "div",
          {},
          operation.description ? prose(operation.description) : null,
          parameters(operation.parameters),
          ...content("Body", operation.requestBody?.content),
          ...answers(operation.responses),
        ),
      ),
    { once: true },
  );
  return details;
}

function render() {
  $("about").replaceWith(prose(api.info.description));
  const contents = make("ul");
  for (const { name, description } of api.tags) {
    const routes = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.tags.includes(name))
        .map(([method, operation]) => route(path, method, operation)),
    );
    if (routes.length === 0) continue;
    contents.append(make("li", {}, make("a", { href: `#${name}`, textContent: name })));
    $("routes").append(
      make("section", {}, make("h2", { id: name, textContent: name }), prose(description), ...routes),
    );
  }
  $("contents").append(contents);
  document.getElementById(location.hash.slice(1))?.setAttribute("open", "");
}

$("find").addEventListener("input", ({ target }) => {
  const wanted = target.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const one of document.querySelectorAll(".route")) {
    one.hidden = !wanted.every((word) => one.dataset.words.includes(word));
  }
});

fetch("/openapi.json")
  .then((response) => response.json())
  .then((description) => {
    api = description;
    render();
  })
  .catch(() => {
    $("about").textContent = "The description could not be read: load the page again.";
  });
