import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeUrl } from "./normalize-url.ts";

describe("normalizeUrl", () => {
  it.each([
    ["HTTPS://Jobs.Example.COM:443/A/b", "https://jobs.example.com/A/b"],
    ["http://a.example:8080/x", "http://a.example:8080/x"],
    ["https://a.example/j?utm_source=x&id=7&gclid=1&UTM_Medium=y", "https://a.example/j?id=7"],
    ["https://a.example/j?b=2&a=1&b=1", "https://a.example/j?a=1&b=1&b=2"],
    ["https://a.example/j#apply", "https://a.example/j"],
    ["https://a.example/#/jobs/7", "https://a.example/#/jobs/7"],
    ["https://a.example/#!/jobs/7", "https://a.example/#!/jobs/7"],
    ["  https://user:secret@a.example/j ", "https://a.example/j"],
  ])("%s becomes %s", (url, expected) => {
    expect(normalizeUrl(url)).toBe(expected);
  });

  it("keeps every parameter that may name a posting", () => {
    const url = "https://a.example/view?currentJobId=4&gh_jid=9&jk=ab&jobid=1&lever-id=2&p=3&ref=77&vjk=c";
    expect(normalizeUrl(url)).toBe(url);
  });

  it("gives one identity to links that differ only in tracking and order", () => {
    const a = normalizeUrl("https://a.example/v?jk=1&trk=x&l=oslo#top");
    expect(normalizeUrl("https://A.example/v?l=oslo&refId=9&trackingId=z&jk=1")).toBe(a);
  });

  it("leaves what is no URL as it is, trimmed", () => {
    expect(normalizeUrl(" not a url ")).toBe("not a url");
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        (url) => normalizeUrl(normalizeUrl(url)) === normalizeUrl(url),
      ),
    );
  });
});
