/** Operations: where the queue stands, what it costs, what is stuck. */
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { systemQuery, useMay } from "../api/system.ts";

const tabs = [
  ["/operations", "Live"],
  ["/operations/cost", "Cost"],
  ["/operations/quarantine", "Quarantine"],
] as const;

export function OperationsPage() {
  const { pathname } = useLocation();
  const { data: system } = useQuery(systemQuery());
  const mayOperate = useMay("ops");
  return (
    <div className="page">
      <title>Operations · Leadfit</title>
      <div className="page-head">
        <div>
          <h1>Operations</h1>
          <p>Where the queue stands, what models cost, and what is stuck.</p>
        </div>
        {mayOperate && (
          <a className="button" href="/admin/queues" target="_blank" rel="noreferrer">
            Queue board <ExternalLink aria-hidden />
          </a>
        )}
      </div>
      <nav className="tabs" aria-label="Operations">
        {tabs.map(([to, words]) => (
          <Link
            key={to}
            to={to}
            className="tab"
            activeOptions={{ exact: true }}
            aria-current={pathname === to ? "page" : undefined}
          >
            {words}
            {to.endsWith("quarantine") && system && system.quarantined > 0 && (
              <span className="count">{system.quarantined}</span>
            )}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
