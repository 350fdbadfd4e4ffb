import { expect, test } from "vitest";
import { apiPattern, isReadable, parseConnection } from "./connection.ts";

test("a connection string is an address and a key", () => {
  expect(parseConnection(" leadfit+http://127.0.0.1:8787#lf_abcdefgh\n")).toEqual({
    url: "http://127.0.0.1:8787",
    key: "lf_abcdefgh",
  });
  expect(parseConnection("leadfit+https://jobs.example/#lf_abcdefgh")?.url).toBe("https://jobs.example");
});

test.each([
  "",
  "http://127.0.0.1:8787#lf_abcdefgh",
  "leadfit+http://127.0.0.1:8787",
  "leadfit+http://127.0.0.1:8787#",
  "leadfit+http://127.0.0.1:8787#short",
  "leadfit+http://127.0.0.1:8787#two words here",
  "leadfit+javascript:alert(1)#lf_abcdefgh",
  "leadfit+http://user@127.0.0.1#lf_abcdefgh",
  "leadfit+http://#lf_abcdefgh",
])("%j is none", (text) => {
  expect(parseConnection(text)).toBeNull();
});

test("the browser is asked for the API's host alone, and a key in the clear is noticed", () => {
  const local = { url: "http://127.0.0.1:8787", key: "" };
  const remote = { url: "http://jobs.example:80", key: "" };
  expect(apiPattern(local)).toBe("http://127.0.0.1/*");
  expect([local, remote, { ...remote, url: "https://jobs.example" }].map(isReadable)).toEqual([
    false,
    true,
    false,
  ]);
});
