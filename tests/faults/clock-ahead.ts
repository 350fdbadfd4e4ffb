/** For `--import`: at SIGUSR2 this process's clock is a minute ahead, as after a machine's sleep or a wrong NTP server. */
const aheadMs = 60_000;

const now = Date.now;
process.once("SIGUSR2", () => {
  Date.now = () => now() + aheadMs;
  process.stdout.write("the clock is ahead\n");
});
