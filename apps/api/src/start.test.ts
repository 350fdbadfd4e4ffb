import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { checkPort } from "./start.ts";

test("a LEADFIT_HOST that is no address of this machine is refused by its name", async () => {
  // An address that documentation is written with: nobody has it.
  await expect(checkPort({ host: "203.0.113.1", port: 0 })).rejects.toThrow(
    "LEADFIT_HOST: this machine has no address 203.0.113.1",
  );
});

test("a port taken on the address it listens on is refused by its name", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  await expect(checkPort({ host: "0.0.0.0", port })).rejects.toThrow(`PORT: ${port} is taken`);
  other.close();
});
