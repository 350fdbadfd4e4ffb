import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";
import { sampleDescription } from "./sample-page.ts";

function read(source: string) {
  const reading = readPage(source);
  if (reading.kind !== "posting") throw new Error(reading.detail);
  return reading.posting;
}

describe("what a browser draws from elsewhere", () => {
  const inner = `<h1>Harbour Data Engineer</h1><div>${sampleDescription}</div>`;

  it("is read: a framed page in the page, a shadow root", () => {
    for (const page of [
      `<iframe srcdoc="${inner.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`,
      `<job-view><template shadowrootmode="open">${inner}</template></job-view>`,
    ]) {
      const posting = read(`<html><body><main>${page}</main></body></html>`);
      expect(posting.title).toBe("Harbour Data Engineer");
      expect(posting.description).toContain("- Working knowledge of Terraform");
    }
  });

  it("is read behind the head of an HTTP response", () => {
    const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nServer: x\r\n\r\n";
    expect(read(`${head}<html><body>${inner}</body></html>`).description).not.toContain("Content-Type");
  });
});
