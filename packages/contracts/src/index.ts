/** Shapes shared by every room: zod schemas and their types. No I/O. */
export * from "./http.ts";
export * from "./key.ts";
export * from "./model-response.ts";
export * from "./outcome.ts";
export * from "./personal-data.ts";
export * from "./posting.ts";
export * from "./prompt.ts";
export * from "./quarantine.ts";
export * from "./rating.ts";
export * from "./resume.ts";
export * from "./review.ts";
export * from "./stage.ts";
export * from "./text.ts";
export * from "./usage.ts";
