/** The API as these pages reach it: the session's cookie goes by itself. And what its errors say to people. */
import { ApiError, type LeadfitClient } from "@leadfit/client";
import { whenIdle } from "../components/when-idle.ts";
import type { own as ownCalls } from "./checked-client.ts";

let loading: Promise<typeof import("./checked-client.ts")> | undefined;
const load = () => (loading ??= import("./checked-client.ts"));
// What comes next needs it: not only then.
void whenIdle().then(load);

/** Calls of `Calls` that come with their code. */
function lazily<Calls extends object>(
  callsOf: (loaded: Awaited<ReturnType<typeof load>>) => Calls,
): Promised<Calls> {
  return new Proxy({} as Promised<Calls>, {
    get:
      (_, name) =>
      async (...args: unknown[]) =>
        await (callsOf(await load()) as Record<PropertyKey, (...args: unknown[]) => unknown>)[name]?.(
          ...args,
        ),
  });
}
type Promised<Calls> = {
  [K in keyof Calls as Calls[K] extends (...args: never[]) => Promise<unknown> ? K : never]: Calls[K];
};

export const client = lazily<LeadfitClient>((loaded) => loaded.client);
/** What the client has no call for: sessions, and files as a next version. */
export const own = lazily<typeof ownCalls>((loaded) => loaded.own);

export function messageOf(error: unknown): string {
  if (error instanceof ApiError) {
    return error.envelope?.error.message ?? `The answer was HTTP ${error.status}, and not Leadfit's.`;
  }
  if (error instanceof TypeError)
    return "Leadfit does not answer. Is it still running? Start it with npm start.";
  if (isMisfit(error)) {
    const { path, message } = error.issues[0];
    return `These pages and the API do not fit together (${path.join(".")}: ${message}). Reload the page.`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** A ZodError, told without zod. */
function isMisfit(error: unknown): error is { issues: [{ path: PropertyKey[]; message: string }] } {
  return error instanceof Error && error.name === "ZodError" && "issues" in error;
}

/** Everything that was wrong with what was sent. */
export const issuesOf = (error: unknown): readonly { path: string; message: string }[] =>
  (error instanceof ApiError && error.envelope?.error.issues) || [];

export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** What did not answer, or not well, may be starting; what was refused is refused again. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiError ? error.status >= 500 || error.status === 429 : error instanceof TypeError;

/** `?a=1&b=2` of what is set; "" where nothing is. */
export function queryOf(params: Record<string, string | number | boolean | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}
