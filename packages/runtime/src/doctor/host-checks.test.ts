import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkDataFolder } from "./check-data-folder.ts";
import { checkDiskSpace, judgeDiskSpace } from "./check-disk-space.ts";
import { checkNode } from "./check-node.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "leadfit-doctor-"));
  writeFileSync(join(home, "admin.key"), "key", { mode: 0o600 });
});

afterEach(() => rmSync(home, { recursive: true }));

test("Node: 24 is enough, 22 is not", () => {
  expect(checkNode().status).toBe("ok");
  expect(checkNode("22.11.0")).toMatchObject({ status: "fail", saw: "Node 22.11.0" });
});

test("disk: looked at where the folder is or will be", () => {
  expect(checkDiskSpace(join(home, "not", "yet")).saw).toContain(`free at ${home}`);
  const statuses = [5e9, 1e9, 1e8].map((free) => judgeDiskSpace(home, free).status);
  expect(statuses).toEqual(["ok", "warn", "fail"]);
});

test("data folder: ours and closed is fine, also to root's other users who may only pass through", () => {
  for (const mode of [0o700, 0o711]) {
    chmodSync(home, mode);
    expect(checkDataFolder(home)).toMatchObject([{ status: "ok" }]);
  }
});

test("data folder: one that others may list, and a key that they may read, are found with the command that mends it", () => {
  chmodSync(home, 0o755);
  chmodSync(join(home, "admin.key"), 0o644);
  expect(checkDataFolder(home)).toMatchObject([
    { status: "warn", advice: `chmod go-rw '${home}'` },
    { status: "fail", advice: expect.stringContaining(`chmod 600 '${home}/admin.key'`) },
  ]);
});

test("data folder: none yet is no trouble, a file in its place is", () => {
  expect(checkDataFolder(join(home, "none"))).toMatchObject([{ status: "warn" }]);
  expect(checkDataFolder(join(home, "admin.key"))).toMatchObject([{ status: "fail" }]);
});
