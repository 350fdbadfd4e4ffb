/** Which address shows which page. What a page is asked for stands in the address, so that it can be kept and sent. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";
import { readLeadSearch } from "./leads/lead-search.ts";
import { LeadsPage } from "./leads/leads-page.tsx";
import { oneOf, wholeNumberIn, word } from "./search-params.ts";
import { Shell } from "./shell/shell.tsx";
import { Failed, NotFound } from "./shell/unhappy.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Failed });

const leads = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: readLeadSearch,
  component: LeadsPage,
});

type LeadView = { resume?: string | undefined; view?: "resumes" | "history" | "runs" | undefined };
const lead = createRoute({
  getParentRoute: () => root,
  path: "/leads/$jobId",
  validateSearch: (search: Record<string, unknown>): LeadView => ({
    resume: word(search.resume),
    view: oneOf(["resumes", "history", "runs"], search.view),
  }),
  component: lazyRouteComponent(() => import("./lead/lead-page.tsx"), "LeadPage"),
});

const resumes = createRoute({
  getParentRoute: () => root,
  path: "/resumes",
  component: lazyRouteComponent(() => import("./resumes/resumes-page.tsx"), "ResumesPage"),
});
const chosenResume = createRoute({
  getParentRoute: () => resumes,
  path: "/",
  component: lazyRouteComponent(() => import("./resumes/resume-pane.tsx"), "ResumePane"),
});
const oneResume = createRoute({
  getParentRoute: () => resumes,
  path: "$resumeId",
  component: lazyRouteComponent(() => import("./resumes/resume-pane.tsx"), "ResumePane"),
});

const operations = createRoute({
  getParentRoute: () => root,
  path: "/operations",
  component: lazyRouteComponent(() => import("./operations/operations-page.tsx"), "OperationsPage"),
});
const live = createRoute({
  getParentRoute: () => operations,
  path: "/",
  component: lazyRouteComponent(() => import("./operations/live-pane.tsx"), "LivePane"),
});
const cost = createRoute({
  getParentRoute: () => operations,
  path: "cost",
  validateSearch: (search: Record<string, unknown>): { days?: number | undefined } => ({
    days: wholeNumberIn(1, 365, search.days),
  }),
  component: lazyRouteComponent(() => import("./operations/cost-pane.tsx"), "CostPane"),
});
const quarantine = createRoute({
  getParentRoute: () => operations,
  path: "quarantine",
  component: lazyRouteComponent(() => import("./operations/quarantine-pane.tsx"), "QuarantinePane"),
});

type PromptView = {
  step?: string | undefined;
  /** The version that is looked at, and the one it is compared with. */
  version?: string | undefined;
  against?: string | undefined;
  view?: "draft" | "experiments" | undefined;
};
const prompts = createRoute({
  getParentRoute: () => root,
  path: "/prompts",
  validateSearch: (search: Record<string, unknown>): PromptView => ({
    step: word(search.step),
    version: word(search.version),
    against: word(search.against),
    view: oneOf(["draft", "experiments"], search.view),
  }),
  component: lazyRouteComponent(() => import("./prompts/prompts-page.tsx"), "PromptsPage"),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: "/keys",
  component: lazyRouteComponent(() => import("./keys/keys-page.tsx"), "KeysPage"),
});

const routeTree = root.addChildren([
  leads,
  lead,
  resumes.addChildren([chosenResume, oneResume]),
  operations.addChildren([live, cost, quarantine]),
  prompts,
  keys,
]);

export const router = createRouter({
  routeTree,
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultPendingComponent: () => <Outlet />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
