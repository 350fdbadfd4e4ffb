/** A resume's file in, its text and what it says out; knows nothing of postings or requirements. */
export { type ResumeFile, readResume } from "./read-resume.ts";
export { type ResumeReader, startResumeReader } from "./resume-reader.ts";
