// Loaded before every script of ours: tells the parent that this process is on its way out, and how it ended (bootstrap.mjs).
process.on("exit", (code) => {
  process.send?.({ exiting: code });
});
