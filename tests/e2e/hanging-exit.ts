/** Says that its work is done and then never leaves its own exit, as Node sometimes does. */
process.stdout.write("done\n");
process.on("exit", () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
process.exit(3);
