/** Resumes: what there is, one with its text, adding, erasing. */
import { queryOptions } from "@tanstack/react-query";
import { client, own } from "./client.ts";

export const resumesQuery = () => queryOptions({ queryKey: ["resumes"], queryFn: () => client.resumes() });

/** One version; without a number the newest. */
export const resumeQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: ["resumes", id, version ?? "newest"],
    queryFn: () => client.resume(id, version),
  });

/** The first one is the default. @throws ApiError 422 that says what to do, where it is not taken */
export async function addResume(file: File) {
  return await client.addResume({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}

export const addResumeVersion = (id: string, file: File) => own.addResumeVersion(id, file);

export const setDefaultResume = (id: string) => client.setDefaultResume(id);
export const eraseResume = (id: string) => client.eraseResume(id);

/** Where the browser fetches everything that is kept of a resume. */
export const resumeExportHref = (id: string): string => `/v1/resumes/${encodeURIComponent(id)}/export`;
