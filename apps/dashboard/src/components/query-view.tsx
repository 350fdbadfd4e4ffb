/** A query's three states: on its way (its room kept), gone wrong, here. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemNotice } from "./problem-notice.tsx";

export function QueryView<T>({
  query,
  waiting = <Waiting />,
  children,
}: {
  query: UseQueryResult<T>;
  waiting?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  return waiting;
}

export function Waiting() {
  return <div className="waiting">Loading …</div>;
}
