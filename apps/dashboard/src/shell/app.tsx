/** Everything that the pages stand on; signs in first. */
import { MutationCache, QueryCache, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense, use } from "react";
import { mayPass } from "../api/client.ts";
import { facetsQuery, leadsQuery } from "../api/leads.ts";
import { noteProblem, signInByAddress, tokenIn, useSignedOut } from "../api/session.ts";
import { systemQuery } from "../api/system.ts";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { router } from "../router.tsx";
import { Announcer } from "./announce.tsx";
import { SignIn } from "./sign-in.tsx";
import { Toasts } from "./toasts.tsx";

/** From then on the frame without content is better than nothing. */
const patienceMs = 500;

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteProblem }),
  mutationCache: new MutationCache({ onError: noteProblem }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the API has refused it refuses again; what did not answer may be starting.
      retry: (failures, error) => failures < 2 && mayPass(error),
    },
  },
});

/** Null: nobody signs in just now. One to wait for would keep the pages back for a third of a second: React shows no two
 * states sooner after one another. */
const entered = tokenIn(location.hash) === null ? null : signInByAddress();

/**
 * Waits for the route, and for what was asked for early (public/early.js): with both there React draws once. Else it would
 * draw the frame, then what it waits for, and each costs as much as the list itself.
 */
export async function prepare(): Promise<void> {
  const routed = router.load();
  const early = globalThis.earlyAnswers;
  if (!early) return await routed;
  const asked = [queryClient.prefetchQuery(systemQuery())];
  if (early.size > 1) {
    asked.push(queryClient.prefetchInfiniteQuery(leadsQuery({})), queryClient.prefetchQuery(facetsQuery()));
  }
  await Promise.race([
    Promise.all([routed, ...asked]),
    new Promise((resolve) => setTimeout(resolve, patienceMs)),
  ]);
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Suspense>
        <Entered />
      </Suspense>
      <Suspense>
        <Toasts />
      </Suspense>
      <Announcer />
    </QueryClientProvider>
  );
}

function Entered() {
  const problem = entered && use(entered);
  const signedOut = useSignedOut();
  const system = useQuery(systemQuery());
  if (signedOut) {
    return <SignIn problem={problem} onSignedIn={() => void queryClient.resetQueries()} />;
  }
  if (!system.data && system.error) {
    return (
      <main className="gate">
        <ProblemNotice error={system.error} retry={() => void system.refetch()} />
      </main>
    );
  }
  // Without waiting for it: what the page itself shows is asked for at the same time.
  return <RouterProvider router={router} />;
}
