#!/usr/bin/env node
// The command `leadfit`, on a bare checkout too.
import { run } from "./bootstrap.mjs";

run("apps/cli/src/main.ts", process.argv.slice(2), { small: true });
