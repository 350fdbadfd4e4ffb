/** What somebody sees who is not signed in: where the link is, and room to paste it. */
import { useState } from "react";
import { signIn, tokenIn } from "../api/session.ts";
import { ProblemNotice } from "../components/problem-notice.tsx";

export function SignIn({ problem, onSignedIn }: { problem: unknown; onSignedIn: () => void }) {
  const [error, setError] = useState<unknown>(problem);
  const [busy, setBusy] = useState(false);

  async function submit(form: FormData) {
    const link = String(form.get("link")).trim();
    setBusy(true);
    try {
      await signIn(tokenIn(link) ?? link);
      onSignedIn();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }
  return (
    <main className="gate">
      <title>Sign in · Leadfit</title>
      <div className="card">
        <div className="brand">
          <img src="/favicon.svg" alt="" /> <span>Leadfit</span>
        </div>
        <div className="stack-tight">
          <h1>Sign in</h1>
          <p className="soft">
            Open the link that <code>npm start</code> printed; it signs you in. It works once: for another,
            start Leadfit again.
          </p>
        </div>
        {error !== null && <ProblemNotice error={error} />}
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void submit(new FormData(event.currentTarget));
          }}
        >
          <div className="field">
            <label htmlFor="link">Or paste the link here</label>
            <input
              className="input"
              id="link"
              name="link"
              required
              autoComplete="off"
              spellCheck={false}
              placeholder={`${location.origin}/#login=…`}
            />
          </div>
          <button type="submit" className="button button-main" disabled={busy}>
            Sign in
          </button>
        </form>
      </div>
    </main>
  );
}
