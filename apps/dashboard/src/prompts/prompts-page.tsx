/** Prompts: versions of each step, what is used, drafts, and experiments. */
import { type Prompt, promptRunTypes } from "@leadfit/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { promptsQuery } from "../api/prompts.ts";
import { QueryView } from "../components/query-view.tsx";
import { DraftEditor } from "./draft-editor.tsx";
import { Experiments } from "./experiments.tsx";
import { VersionTable } from "./version-table.tsx";
import { VersionView } from "./version-view.tsx";

export const stepWords: Record<(typeof promptRunTypes)[number], string> = {
  html_extract: "Read the page",
  ja_2_1_assessment: "Find requirements",
  ja_2_2_assessment: "Take them apart",
  ja_2_3_assessment: "Sort them",
  ja_3_1_assessment: "Match the resume",
  ja_2_assessment: "Find, take apart and sort at once",
};

export function PromptsPage() {
  const query = useQuery(promptsQuery());
  return (
    <div className="page">
      <title>Prompts · Leadfit</title>
      <div className="page-head">
        <div>
          <h1>Prompts</h1>
          <p>
            A version never changes; a label says which one is used. A draft is tried on a stored lead first.
          </p>
        </div>
      </div>
      <QueryView query={query}>{(prompts) => <Shown prompts={prompts} />}</QueryView>
    </div>
  );
}

function Shown({ prompts }: { prompts: readonly Prompt[] }) {
  const search = useSearch({ from: "/prompts" });
  const step = promptRunTypes.find((each) => each === search.step) ?? promptRunTypes[0];
  const versions = prompts.filter(({ run_type }) => run_type === step);
  const production = versions.find(({ labels }) => labels.includes("production"));
  const shown = versions.find(({ prompt_id }) => prompt_id === search.version) ?? production ?? versions[0];
  const against = versions.find(({ prompt_id }) => prompt_id === search.against);
  return (
    <div className="two-panes">
      <nav aria-label="Steps">
        <ul className="pick-list">
          {promptRunTypes.map((each) => {
            const own = prompts.filter(({ run_type }) => run_type === each);
            const used = own.find(({ labels }) => labels.includes("production"));
            return (
              <li key={each}>
                <Link
                  to="/prompts"
                  search={{ step: each }}
                  className="pick"
                  aria-current={each === step ? "true" : undefined}
                >
                  <strong>{stepWords[each]}</strong>
                  <span className="facts small">
                    <code>{each}</code>
                    <span>{used ? `version ${used.version} is used` : "none is used"}</span>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="stack">
        <nav className="tabs" aria-label="Of this step">
          {(
            [
              [undefined, "Versions"],
              ["draft", "Draft"],
              ["experiments", "Experiments"],
            ] as const
          ).map(([view, words]) => (
            <Link
              key={words}
              to="/prompts"
              search={{ step, version: search.version, view }}
              className="tab"
              activeOptions={{ exact: true, explicitUndefined: true }}
              aria-current={search.view === view ? "page" : undefined}
            >
              {words}
            </Link>
          ))}
        </nav>
        {search.view === undefined && (
          <>
            <VersionTable step={step} versions={versions} shown={shown} against={against} />
            {shown && <VersionView prompt={shown} against={against} />}
          </>
        )}
        {search.view === "draft" && shown && <DraftEditor key={shown.prompt_id} from={shown} />}
        {search.view === "experiments" && <Experiments step={step} versions={versions} />}
      </div>
    </div>
  );
}
