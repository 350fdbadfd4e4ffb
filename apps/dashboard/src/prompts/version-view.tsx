/** One version as it is asked with; or what differs between it and another. */
import type { Prompt } from "@leadfit/contracts";
import { Link } from "@tanstack/react-router";
import { PencilLine } from "lucide-react";
import { useMay } from "../api/system.ts";
import { TextDiff } from "../components/text-diff.tsx";
import { Labels } from "./version-table.tsx";

export function VersionView({ prompt, against }: { prompt: Prompt; against: Prompt | undefined }) {
  const mayChange = useMay("prompts");
  return (
    <article className="card stack" aria-label={`Version ${prompt.version}`}>
      <div className="row-apart">
        <div className="row">
          <h2>
            Version {prompt.version}
            {against && ` against version ${against.version}`}
          </h2>
          <Labels labels={prompt.labels} />
        </div>
        <div className="row">
          {against && (
            <Link
              to="/prompts"
              search={{ step: prompt.run_type, version: prompt.prompt_id }}
              className="button"
              resetScroll={false}
            >
              Show it alone
            </Link>
          )}
          {mayChange && (
            <Link
              to="/prompts"
              search={{ step: prompt.run_type, version: prompt.prompt_id, view: "draft" }}
              className="button button-main"
            >
              <PencilLine aria-hidden /> Draft from it
            </Link>
          )}
        </div>
      </div>
      {against ? <Difference before={against} after={prompt} /> : <Content prompt={prompt} />}
    </article>
  );
}

/** What a version is asked with beside its texts, one a line. */
export function parametersOf(prompt: Prompt): string {
  const { model_id, fallback_models, temperature, reasoning, max_output_tokens, provider } = prompt;
  return JSON.stringify(
    { model_id, fallback_models, temperature, reasoning, max_output_tokens, provider },
    null,
    2,
  );
}

const schemaOf = (prompt: Prompt): string => JSON.stringify(prompt.response_schema, null, 2);

function Difference({ before, after }: { before: Prompt; after: Prompt }) {
  return (
    <>
      <TextDiff label="Parameters" before={parametersOf(before)} after={parametersOf(after)} />
      <TextDiff label="System prompt" before={before.system_prompt} after={after.system_prompt} />
      <TextDiff label="Template" before={before.template} after={after.template} />
      <TextDiff label="Response schema" before={schemaOf(before)} after={schemaOf(after)} />
    </>
  );
}

function Content({ prompt }: { prompt: Prompt }) {
  const { reasoning } = prompt;
  return (
    <>
      <dl className="defs">
        <dt>Model</dt>
        <dd>{[prompt.model_id, ...prompt.fallback_models].join(", then ")}</dd>
        <dt>Temperature</dt>
        <dd>{prompt.temperature}</dd>
        <dt>Thinking</dt>
        <dd>
          {reasoning === null
            ? "the model's own default"
            : "budget" in reasoning
              ? `${reasoning.budget} tokens`
              : `effort ${reasoning.effort}`}
        </dd>
        <dt>Longest output</dt>
        <dd>{prompt.max_output_tokens === null ? "the step's own" : `${prompt.max_output_tokens} tokens`}</dd>
      </dl>
      <Text label="System prompt" text={prompt.system_prompt} />
      <Text label="Template" text={prompt.template} />
      <details>
        <summary className="fine">Response schema</summary>
        <Text label="" text={schemaOf(prompt)} />
      </details>
    </>
  );
}

export function Text({ label, text }: { label: string; text: string }) {
  return (
    <div className="stack-tight">
      {label && <h3>{label}</h3>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className="code-block" tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}
