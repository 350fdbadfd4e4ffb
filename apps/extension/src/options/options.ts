/** Settings: the connection, and what is done on job sites without a click. */
import { connectForm } from "../panel/connect-form.ts";
import { element } from "../shared/element.ts";
import { connection, setConnection, setWatching, type Watch, watching } from "../shared/settings.ts";
import { sitePatterns, siteRules } from "../shared/site-rules.ts";

const choices: [Watch, string, string][] = [
  ["off", "Only when I press the button", "The extension sees no page that you have not pressed it on."],
  ["look", "Show what is known", "On job sites, postings that you have assessed show their rating at once."],
  ["assess", "Assess by itself", "On job sites, each posting that you open is sent to your Leadfit."],
];

const main = document.getElementById("options") as HTMLElement;

const connected = element("section", { class: "card" });

async function drawConnection(): Promise<void> {
  const api = await connection();
  connected.hidden = api === null;
  const end = element("button", { type: "button" }, "Forget this connection");
  end.addEventListener("click", () => void setConnection(null));
  connected.replaceChildren(element("h2", {}, "Connected"), element("p", {}, api?.url), end);
}

function sites(watch: Watch, said = ""): HTMLElement {
  const choose = async (to: Watch) => {
    const origins = [...sitePatterns];
    // Asked for within the click; given back when it is no longer needed.
    const isAllowed = to === "off" || (await chrome.permissions.request({ origins }));
    if (to === "off") await chrome.permissions.remove({ origins }).catch(() => {});
    if (isAllowed) return await setWatching(to);
    fieldset.replaceWith(sites(watch, "The browser did not allow it, so nothing has changed."));
  };
  const hosts = siteRules.map(({ hosts: [first] }) => first).join(", ");
  const fieldset = element(
    "fieldset",
    { class: "card" },
    element("legend", {}, "On job sites"),
    ...choices.map(([value, title, text]) =>
      element(
        "label",
        { class: "option" },
        element("input", {
          type: "radio",
          name: "watch",
          value,
          checked: value === watch,
          on: { change: () => void choose(value) },
        }),
        element("span", {}, element("b", {}, title), element("span", { class: "soft" }, text)),
      ),
    ),
    element("p", { class: "soft small" }, `Known: ${hosts}.`),
    element("p", { class: "word", role: "status" }, said),
  );
  return fieldset;
}

chrome.storage.onChanged.addListener((changes) => {
  if ("connection" in changes) void drawConnection();
});
await drawConnection();
main.replaceChildren(element("h1", {}, "Leadfit"), connected, connectForm(), sites(await watching()));
