/** What tests share. Imported by tests only. */

export { type Backend, describeOnBackends } from "./backends.ts";
export { eventually } from "./eventually.ts";
export type { FakeCall } from "./fake-openrouter/call-log.ts";
export type { Fault } from "./fake-openrouter/fault.ts";
export { type FakeOpenRouter, startFakeOpenRouter } from "./fake-openrouter/start-fake-openrouter.ts";
export { type FaultProxy, seededRandom, startFaultProxy } from "./fault-proxy.ts";
export { freePort } from "./free-port.ts";
export {
  type Bill,
  type BilledCall,
  billOf,
  brokenInvariants,
  type Checked,
  checkInvariants,
  type Paid,
  paid,
  type Query,
  watchCommits,
} from "./invariants.ts";
export { samplePages, sampleResume } from "./samples.ts";
export { createTestDatabase, type TestDatabase } from "./test-database.ts";
export { createTestHome, repositoryRoot, type TestHome } from "./test-home.ts";
export { allSucceed, openTestPipeline, succeed, type TestPipeline } from "./test-pipeline.ts";
export { startProcess, type TestProcess } from "./test-process.ts";
export { findRedisServer, startTestRedis, type TestRedis } from "./test-redis.ts";
