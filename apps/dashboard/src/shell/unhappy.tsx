/** Pages that nobody asked for: an address that is none, and a page that broke. */
import { Link } from "@tanstack/react-router";
import { ProblemNotice } from "../components/problem-notice.tsx";

export function NotFound() {
  return (
    <div className="page">
      <title>Not found · Leadfit</title>
      <h1>There is no such page</h1>
      <p>
        The address may be mistyped, or from another version. <Link to="/">Go to the leads</Link>
      </p>
    </div>
  );
}

export function Failed({ error }: { error: unknown }) {
  return (
    <div className="page">
      <title>Something broke · Leadfit</title>
      <h1>This page broke</h1>
      <ProblemNotice error={error} retry={() => location.reload()} />
    </div>
  );
}
