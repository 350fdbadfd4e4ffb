/** The leads: what to answer next, and why. Takes pages dropped or pasted anywhere on it. */
import {
  useInfiniteQuery,
  usePrefetchInfiniteQuery,
  usePrefetchQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { facetsQuery, leadsQuery } from "../api/leads.ts";
import { systemQuery, useMay } from "../api/system.ts";
import { useDrop } from "../components/drop-zone.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { Waiting } from "../components/query-view.tsx";
import { whenIdle } from "../components/when-idle.ts";
import { type Added, addFiles } from "./add-files.ts";
import { AddedList } from "./added-list.tsx";
import { ExportFace } from "./export-face.tsx";
import { Filters, isTyping, OrderSelect, RatingTabs } from "./filters.tsx";
import { FirstRun } from "./first-run.tsx";
import { LeadList } from "./lead-list.tsx";
import { isFiltered, type LeadSearch } from "./lead-search.ts";

// What is not there at first is loaded when it is called for, or once the leads are drawn.
const AddDialog = lazy(async () => ({ default: (await import("./add-leads.tsx")).AddDialog }));
const BulkBar = lazy(async () => ({ default: (await import("./bulk-bar.tsx")).BulkBar }));
const ExportMenu = lazy(async () => {
  await whenIdle();
  return { default: (await import("./export-menu.tsx")).ExportMenu };
});

export function LeadsPage() {
  const search = useSearch({ from: "/" });
  const { data: system } = useQuery(systemQuery());
  const adding = useAdding();
  const { over, handlers } = useDrop(adding.takeFiles);
  // Asked for while it is not known yet whether there is anything to list.
  usePrefetchInfiniteQuery(leadsQuery(search));
  usePrefetchQuery(facetsQuery());
  if (!system) return <Waiting />;
  const isEmpty = system.jobs === 0;
  return (
    <div className="page leads-page" {...handlers}>
      <title>Leads · Leadfit</title>
      <div className="page-head">
        <div>
          <h1>{isEmpty ? "Welcome" : "Leads"}</h1>
          <p>
            {isEmpty
              ? "Leadfit reads job pages against your resume, and says which deserve an application, and why."
              : "What to answer next: by rating, then match, then how new they are."}
          </p>
        </div>
        <div className="row">
          {!isEmpty && (
            <Suspense fallback={<ExportFace disabled />}>
              <ExportMenu search={search} />
            </Suspense>
          )}
          <button type="button" className="button button-main" onClick={() => adding.open("")}>
            <Plus aria-hidden /> Add a lead
          </button>
        </div>
      </div>
      {!system.has_resume && !isEmpty && (
        <div className="notice notice-open">
          <p>
            There is no resume yet: leads are read and taken apart, and wait to be matched.{" "}
            <Link to="/resumes">Add a resume</Link>
          </p>
        </div>
      )}
      <AddedList added={adding.added} onDismiss={adding.dismiss} />
      {isEmpty ? (
        <FirstRun hasResume={system.has_resume} onFiles={adding.takeFiles} onPaste={() => adding.open("")} />
      ) : (
        <Listed search={search} />
      )}
      {over && (
        <div className="drop-veil" aria-hidden="true">
          Drop job pages to add them
        </div>
      )}
      <Suspense>
        {adding.wasOpen && (
          <AddDialog
            open={adding.pasted !== null}
            onOpenChange={(open) => !open && adding.close()}
            pasted={adding.pasted ?? ""}
            onFiles={adding.takeFiles}
            onAdded={adding.onAdded}
          />
        )}
      </Suspense>
    </div>
  );
}

function Listed({ search }: { search: LeadSearch }) {
  const query = useInfiniteQuery({ ...leadsQuery(search), placeholderData: (before) => before });
  const { data: facets } = useQuery(facetsQuery());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mayErase = useMay("admin");
  const leads = useMemo(() => query.data?.pages.flatMap((page) => page.leads) ?? [], [query.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  return (
    <>
      <div className="stack">
        <div className="row-apart">
          <RatingTabs search={search} facets={facets} />
          <OrderSelect search={search} />
        </div>
        <Filters search={search} facets={facets} />
      </div>
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {!query.data && !query.error && <Waiting />}
      {query.data && leads.length === 0 && <NothingFound filtered={isFiltered(search)} />}
      {leads.length > 0 && (
        <LeadList
          leads={leads}
          total={query.data?.pages[0]?.total ?? leads.length}
          more={hasNextPage ? more : undefined}
          selected={selected}
          onSelected={setSelected}
          resumeId={search.resume}
        />
      )}
      <Suspense>
        {selected.size > 0 && (
          <BulkBar selected={selected} mayErase={mayErase} onDone={() => setSelected(new Set())} />
        )}
      </Suspense>
    </>
  );
}

function NothingFound({ filtered }: { filtered: boolean }) {
  return (
    <div className="card nothing" role="status">
      <strong>No lead is like that</strong>
      {filtered ? (
        <Link to="/" search={{}}>
          Take all filters away
        </Link>
      ) : (
        "Add a job page above, or drop one here."
      )}
    </div>
  );
}

/** Adding by dialog, dropped files and pasting; one page alone is opened, so that it can be watched. */
function useAdding() {
  const [pasted, setPasted] = useState<string | null>(null);
  const [wasOpen, setWasOpen] = useState(false);
  if (pasted !== null && !wasOpen) setWasOpen(true);
  const [added, setAdded] = useState<readonly Added[]>([]);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const openLead = useCallback(
    (jobId: string) => {
      void queryClient.invalidateQueries({ queryKey: ["system"] });
      void queryClient.invalidateQueries({ queryKey: ["leads"] });
      void navigate({ to: "/leads/$jobId", params: { jobId } });
    },
    [navigate, queryClient],
  );
  const takeFiles = useCallback(
    async (files: File[]) => {
      setPasted(null);
      const taken = await addFiles(files);
      const [only] = taken;
      if (taken.length === 1 && only?.jobId) return openLead(only.jobId);
      setAdded((before) => [...taken, ...before]);
      await queryClient.invalidateQueries();
    },
    [openLead, queryClient],
  );
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      if (isTyping(event.target) || !event.clipboardData) return;
      const files = [...event.clipboardData.files];
      const text = event.clipboardData.getData("text/html") || event.clipboardData.getData("text/plain");
      if (files.length > 0) void takeFiles(files);
      else if (text.trim() !== "") setPasted(text);
    };
    addEventListener("paste", take);
    return () => removeEventListener("paste", take);
  }, [takeFiles]);
  return {
    pasted,
    /** It stays once it was: it closes with a movement, and gives the focus back. */
    wasOpen,
    added,
    takeFiles,
    open: setPasted,
    close: () => setPasted(null),
    dismiss: (key: string) => setAdded((before) => before.filter((each) => each.key !== key)),
    onAdded(jobId: string) {
      setPasted(null);
      openLead(jobId);
    },
  };
}
