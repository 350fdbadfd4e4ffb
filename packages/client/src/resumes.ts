/** Calls about resumes. */
import {
  type CreateResumeBody,
  erasedResumeSchema,
  exportedResumeSchema,
  type ResumeTextFormat,
  resumeDetailSchema,
  resumeSchema,
} from "@leadfit/contracts";
import { z } from "zod";
import { path, type Transport } from "./transport.ts";

export type ResumeUpload = { fileName: string; bytes: Uint8Array<ArrayBuffer> };
export type ResumeUpdate = {
  name?: string;
  format: ResumeTextFormat;
  content: string;
  default?: boolean;
};

export function resumeCalls({ call }: Transport) {
  return {
    async resumes() {
      return await call(resumeSchema.array(), "/v1/resumes");
    },
    /** With its text, which evidence spans count in, and what was read from it. @throws ApiError 404 */
    async resume(resumeId: string, version?: number) {
      return await call(resumeDetailSchema, path`/v1/resumes/${resumeId}`, { query: { version } });
    },
    /** The API tells its format from the file. @throws ApiError, e.g. 422 where it has no text */
    async addResume({ fileName, bytes }: ResumeUpload) {
      const form = new FormData();
      form.append("file", new Blob([bytes]), fileName);
      return await call(resumeSchema, "/v1/resumes", { body: form });
    },
    async addResumeText(body: CreateResumeBody) {
      return await call(resumeSchema, "/v1/resumes", { body });
    },
    /** A next version. Not repeated by itself: each time is another version. */
    async updateResume(resumeId: string, body: ResumeUpdate) {
      const request = { method: "PUT", body, repeatable: false } as const;
      return await call(resumeSchema, path`/v1/resumes/${resumeId}`, request);
    },
    async setDefaultResume(resumeId: string) {
      const answer = z.object({ resume_id: z.string(), default: z.literal(true) });
      const request = { method: "POST", repeatable: true } as const;
      return await call(answer, path`/v1/resumes/${resumeId}/default`, request);
    },
    /** Everything that is kept of a resume. */
    async exportResume(resumeId: string) {
      return await call(exportedResumeSchema, path`/v1/resumes/${resumeId}/export`);
    },
    async eraseResume(resumeId: string) {
      return await call(erasedResumeSchema, path`/v1/resumes/${resumeId}`, { method: "DELETE" });
    },
  };
}
