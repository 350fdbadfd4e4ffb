/** Elements for our own pages. Text goes in as text, whatever it holds. */

type Props = {
  class?: string;
  id?: string;
  on?: Partial<Record<"click" | "submit" | "change", (event: Event) => void>>;
} & Record<`aria-${string}` | `data-${string}`, string> &
  Partial<
    Record<
      | "type"
      | "name"
      | "value"
      | "placeholder"
      | "for"
      | "role"
      | "autocomplete"
      | "spellcheck"
      | "href"
      | "title"
      | "checked"
      | "disabled",
      string | boolean
    >
  >;

type Child = Node | string | null | undefined | false;

export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  props: Partial<Props> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  const { on = {}, ...attributes } = props;
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "boolean") made.toggleAttribute(name, value);
    else if (value !== undefined) made.setAttribute(name, value);
  }
  for (const [event, handler] of Object.entries(on)) made.addEventListener(event, handler);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
