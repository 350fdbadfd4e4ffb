/** Pasting the connection string. The browser is asked for the API's address within the press of the button. */
import { apiPattern, isReadable, parseConnection } from "../shared/connection.ts";
import { element } from "../shared/element.ts";
import { tellWorker } from "../shared/messages.ts";

const shape = "leadfit+http://127.0.0.1:8787#…";

export function connectForm(): HTMLElement {
  const word = element("p", { class: "word", id: "connect-word", role: "status" });
  const field = element("input", {
    id: "connection",
    name: "connection",
    // A key is nothing for the eyes of others.
    type: "password",
    placeholder: shape,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "connect-word",
    "data-focus": "connection",
  });
  const say = (text: string, isGood = false) => {
    word.textContent = text;
    word.classList.toggle("good", isGood);
    field.setAttribute("aria-invalid", String(!isGood));
  };
  const submit = async () => {
    const connection = parseConnection(field.value);
    if (!connection) return say(`This is no connection string. It looks like ${shape}`);
    const origins = [apiPattern(connection)];
    if (!(await chrome.permissions.request({ origins }))) {
      return say("Without this permission the browser does not let the extension talk to Leadfit.");
    }
    const problem = await tellWorker({ to: "worker", type: "connect", connection });
    if (problem?.kind === "wrong_key") return say(`${problem.title}. ${problem.text}`);
    field.value = "";
    const clear = isReadable(connection)
      ? " The key goes over your network unencrypted: better use https."
      : "";
    say(`${problem ? `Saved. ${problem.title}: ${problem.text}` : "Connected."}${clear}`, true);
  };
  return element(
    "form",
    {
      class: "card connect",
      on: {
        submit: (event) => {
          event.preventDefault();
          void submit();
        },
      },
    },
    element("h2", {}, "Connect to your Leadfit"),
    element(
      "p",
      { class: "soft" },
      "Leadfit's page has a connection string for the browser. Copy it there, paste it here. It stays in this browser.",
    ),
    element("label", { for: "connection" }, "Connection string"),
    field,
    element("button", { type: "submit", class: "main", "data-focus": "connect" }, "Connect"),
    word,
  );
}
