/** Keys of the API, and the connection string that the browser extension is set up with. */
import { type ApiKey, type CreatedKey, type Scope, scopes } from "@leadfit/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plug } from "lucide-react";
import { useState } from "react";
import { createKey, keysQuery, revokeKey } from "../api/keys.ts";
import { Confirm } from "../components/confirm.tsx";
import { CopyButton } from "../components/copy-button.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { QueryView } from "../components/query-view.tsx";
import { Ago } from "../components/time.tsx";
import { toast } from "../shell/toasts.tsx";

/** What the extension reads: where Leadfit is, and its key. */
const connectionString = (key: string): string => `leadfit+${location.origin}#${key}`;

const scopeWords: Record<Scope, string> = {
  ingest: "add leads and resumes, correct verdicts",
  read: "read everything",
  prompts: "change prompts and experiments",
  ops: "retry and discard what is parked, see queues",
  admin: "everything, also erase and make keys",
};

export function KeysPage() {
  const keys = useQuery(keysQuery());
  return (
    <div className="page">
      <title>Keys · Leadfit</title>
      <div className="page-head">
        <div>
          <h1>Keys</h1>
          <p>What other programs may do here. A key is shown once, when it is made.</p>
        </div>
      </div>
      <div className="chart-grid">
        <Connect />
        <NewKey />
      </div>
      <QueryView query={keys}>{(list) => <KeyTable keys={list} />}</QueryView>
    </div>
  );
}

function useCreate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: createKey,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keysQuery().queryKey }),
  });
}

function Connect() {
  const create = useCreate();
  const link = create.data && connectionString(create.data.key);
  return (
    <section className="card stack" aria-labelledby="connect">
      <h2 id="connect">Connect the browser extension</h2>
      <p className="soft">
        Makes a key that may add leads and read them, and puts it into one line. Paste that line into the
        extension's settings.
      </p>
      {link && (
        <>
          <output className="secret">{link}</output>
          <div>
            <CopyButton text={link} label="Copy the connection string" />
          </div>
        </>
      )}
      {create.error && <ProblemNotice error={create.error} />}
      {!link && (
        <div>
          <button
            type="button"
            className="button button-main"
            disabled={create.isPending}
            onClick={() => create.mutate({ name: "Browser extension", scopes: ["ingest", "read"] })}
          >
            <Plug aria-hidden /> Make a connection string
          </button>
        </div>
      )}
    </section>
  );
}

function NewKey() {
  const create = useCreate();
  const [made, setMade] = useState<CreatedKey | null>(null);
  return (
    <section className="card stack" aria-labelledby="new-key">
      <h2 id="new-key">Make a key</h2>
      <form
        className="stack"
        onSubmit={async (event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const data = new FormData(form);
          const days = Number(data.get("days"));
          const key = await create
            .mutateAsync({
              name: String(data.get("name")),
              scopes: scopes.filter((scope) => data.has(scope)),
              ...(days > 0 && { expires_in_days: days }),
            })
            .catch(() => null);
          if (!key) return;
          setMade(key);
          form.reset();
        }}
      >
        <div className="form-grid">
          <label className="field">
            <span>Name</span>
            <input className="input" name="name" required maxLength={100} autoComplete="off" />
          </label>
          <label className="field">
            <span>
              Ends after <span className="hint">(days; empty: never)</span>
            </span>
            <input className="input" name="days" type="number" min={1} max={3650} />
          </label>
        </div>
        <fieldset className="stack-tight">
          <legend className="legend">It may</legend>
          {scopes.map((scope) => (
            <label key={scope} className="choice">
              <input type="checkbox" name={scope} defaultChecked={scope === "read"} />
              <span>
                <code>{scope}</code> <span className="soft">{scopeWords[scope]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {create.error && <ProblemNotice error={create.error} />}
        {made && (
          <>
            <output className="secret">{made.key}</output>
            <div>
              <CopyButton key={made.key_id} text={made.key} label={`Copy the key ${made.name}`} />
            </div>
          </>
        )}
        <div>
          <button type="submit" className="button" disabled={create.isPending}>
            <KeyRound aria-hidden /> Make the key
          </button>
        </div>
      </form>
    </section>
  );
}

function KeyTable({ keys }: { keys: readonly ApiKey[] }) {
  const queryClient = useQueryClient();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>All keys</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">May</th>
            <th scope="col">Made</th>
            <th scope="col">Last used</th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="hidden-text">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.key_id}>
              <th scope="row">{key.name}</th>
              <td>
                <code>{key.scopes.join(", ")}</code>
              </td>
              <td>
                <Ago at={key.created_at} />
              </td>
              <td>
                {key.last_used_at ? <Ago at={key.last_used_at} /> : <span className="soft">never</span>}
              </td>
              <td>
                <State apiKey={key} />
              </td>
              <td className="actions">
                {isLive(key) && (
                  <button
                    type="button"
                    className="button button-small button-bad"
                    onClick={() => setRevoking(key)}
                  >
                    Revoke<span className="hidden-text"> {key.name}</span>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Confirm
        open={revoking !== null}
        onOpenChange={(open) => !open && setRevoking(null)}
        title={`Revoke ${revoking?.name ?? ""}?`}
        action="Revoke it"
        bad
        onConfirm={async () => {
          if (!revoking) return;
          await revokeKey(revoking.key_id);
          toast("Revoked", revoking.name);
          await queryClient.invalidateQueries({ queryKey: keysQuery().queryKey });
        }}
      >
        <p>Programs that use it are refused from now on, and its sessions end.</p>
      </Confirm>
    </div>
  );
}

const isLive = ({ revoked_at, expires_at }: ApiKey): boolean =>
  revoked_at === null && (expires_at === null || Date.parse(expires_at) > Date.now());

function State({ apiKey }: { apiKey: ApiKey }) {
  if (apiKey.revoked_at) return <span className="chip chip-bad">Revoked</span>;
  if (!isLive(apiKey)) return <span className="chip chip-bad">Ended</span>;
  return (
    <span className="chip chip-yes">
      In use{apiKey.expires_at && <> until {new Date(apiKey.expires_at).toLocaleDateString()}</>}
    </span>
  );
}
