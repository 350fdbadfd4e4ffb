/** Resumes: what there is, one with its text, adding, erasing. */
import { erasedResumeSchema, resumeDetailSchema, resumeSchema } from "@leadfit/contracts";
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { call, part, queryOf } from "./http.ts";

export const resumesQuery = () =>
  queryOptions({
    queryKey: ["resumes"],
    queryFn: ({ signal }) => call(resumeSchema.array(), "/v1/resumes", { signal }),
  });

/** One version; without a number the newest. */
export const resumeQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: ["resumes", id, version ?? "newest"],
    queryFn: ({ signal }) =>
      call(resumeDetailSchema, `/v1/resumes/${part(id)}${queryOf({ version })}`, { signal }),
  });

/** @throws Problem 422 that says what to do, where it is not taken */
export async function addResume(file: File, { makeDefault }: { makeDefault: boolean }) {
  const form = new FormData();
  form.append("file", file);
  if (makeDefault) form.append("default", "true");
  return await call(resumeSchema, "/v1/resumes", { body: form });
}

export async function addResumeVersion(id: string, file: File) {
  const form = new FormData();
  form.append("file", file);
  return await call(resumeSchema, `/v1/resumes/${part(id)}`, { method: "PUT", body: form });
}

export async function setDefaultResume(id: string) {
  await call(z.unknown(), `/v1/resumes/${part(id)}/default`, { method: "POST" });
}

export async function eraseResume(id: string) {
  return await call(erasedResumeSchema, `/v1/resumes/${part(id)}`, { method: "DELETE" });
}
