/** What stands around every page: the way to the others, what runs, colours, signing out. */
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Activity, FileText, Inbox, KeyRound, LogOut, MessageSquareText } from "lucide-react";
import { useEvents, useLiveState } from "../api/events.ts";
import { signOut } from "../api/session.ts";
import { systemQuery } from "../api/system.ts";
import { counted } from "../components/format.ts";
import { ThemeSwitch } from "./theme-switch.tsx";
import { toastProblem } from "./toasts.tsx";

const places = [
  { to: "/", label: "Leads", icon: Inbox },
  { to: "/resumes", label: "Resumes", icon: FileText },
  { to: "/operations", label: "Operations", icon: Activity },
  { to: "/prompts", label: "Prompts", icon: MessageSquareText },
  { to: "/keys", label: "Keys", icon: KeyRound },
] as const;

/** A lead's page belongs to the leads. */
const isHere = (to: string, path: string): boolean =>
  to === "/" ? path === "/" || path.startsWith("/leads/") : path === to || path.startsWith(`${to}/`);

export function Shell() {
  const { pathname } = useLocation();
  useEvents();
  return (
    <div className="shell">
      <a className="button button-main skip" href="#main">
        Skip to the page
      </a>
      <header className="side">
        <Link to="/" className="brand">
          <img src="/favicon.svg" alt="" /> <span>Leadfit</span>
        </Link>
        <nav aria-label="Pages">
          <ul className="nav">
            {places.map(({ to, label, icon: Icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  className="nav-link"
                  activeOptions={{ exact: true, includeSearch: false }}
                  data-here={isHere(to, pathname)}
                >
                  <Icon aria-hidden /> <span className="nav-word">{label}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Foot />
      </header>
      <main className="main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function Foot() {
  const { data: system } = useQuery(systemQuery());
  const live = useLiveState();
  return (
    <div className="side-foot">
      {system && (
        <div className="state stack-tight">
          <span className="row">
            <span className="pulse" data-live={live} />
            {live ? "Live" : "Reconnecting …"}
            {system.open_tasks > 0 && (
              <span className="num">· {counted(system.open_tasks, "open task")}</span>
            )}
          </span>
          <span>
            Decided by {system.engine === "model" ? "rules and a model" : "rules"} · {system.version}
          </span>
        </div>
      )}
      <div className="row">
        <ThemeSwitch />
        <button
          type="button"
          className="icon-button"
          aria-label="Sign out"
          title="Sign out"
          onClick={() => signOut().catch((error) => toastProblem(error, "Signing out did not work"))}
        >
          <LogOut aria-hidden />
        </button>
      </div>
    </div>
  );
}
