// Runs any script of the project on its own Node: node scripts/run.mjs <script> [arguments]
import { root, run } from "./bootstrap.mjs";

const [script, ...args] = process.argv.slice(2);
run(script, args, { cwd: root });
