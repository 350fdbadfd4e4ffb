// Where the packages and Node 24 are there already (Dockerfile): node scripts/compile-threads.mjs
import { compileThreads } from "./bootstrap.mjs";

compileThreads(process.execPath);
