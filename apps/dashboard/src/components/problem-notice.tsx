/** What went wrong and what to do, where it went wrong. */
import { CircleAlert, RotateCw } from "lucide-react";
import { issuesOf, messageOf } from "../api/client.ts";

export function ProblemNotice({
  error,
  title,
  retry,
}: {
  error: unknown;
  title?: string;
  /** Absent: trying again would not help. */
  retry?: (() => void) | undefined;
}) {
  const message = messageOf(error);
  const issues = issuesOf(error);
  return (
    <div className="notice notice-bad" role="alert">
      <CircleAlert aria-hidden />
      <div className="stack-tight">
        <div>
          {title && <strong>{title} </strong>}
          {message}
          {issues.length > 1 && (
            <ul>
              {issues.map(({ path, message }) => (
                <li key={`${path} ${message}`}>
                  <code>{path}</code>: {message}
                </li>
              ))}
            </ul>
          )}
        </div>
        {retry && (
          <div>
            <button type="button" className="button button-small" onClick={retry}>
              <RotateCw aria-hidden /> Try again
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
