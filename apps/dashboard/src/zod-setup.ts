/** Loaded before any schema: zod must not try to compile code, which the pages' policy forbids and the console would report. */
import { config } from "zod";

config({ jitless: true });
