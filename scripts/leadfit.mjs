#!/usr/bin/env node
// The command `leadfit`, on a bare checkout too.
import { bootstrap, run } from "./bootstrap.mjs";
import { buildPages } from "./build-pages.mjs";

if (process.argv[2] === "up") buildPages(bootstrap());
run("apps/cli/src/main.ts", process.argv.slice(2), { small: true });
