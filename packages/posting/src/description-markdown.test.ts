import { describe, expect, it } from "vitest";
import { descriptionMarkdown } from "./description-markdown.ts";

function lines(source: string): string[] {
  return descriptionMarkdown(source).split("\n").filter(Boolean);
}

describe("descriptionMarkdown", () => {
  it("makes headings of headings, bold lines, section names, capitals and leads to lists", () => {
    const html = `<h2>Role</h2><p>Text.</p><p><strong>About you</strong></p><p>Text.</p><p>Requirements</p><p>Text.</p>
      <p>TOOLS WE USE</p><p>Text.</p><p>You bring along:</p><ul><li>A boat</li></ul>`;
    expect(lines(html).filter((line) => line.startsWith("#"))).toEqual([
      "## Role",
      "### About you",
      "### Requirements",
      "### TOOLS WE USE",
      "### You bring along:",
    ]);
  });

  it("makes a heading of a short line right above a list, not of the end of a paragraph", () => {
    expect(lines("<p>Other things</p><ul><li>A boat</li></ul>")[0]).toBe("## Other things");
    expect(lines("<p>We like ropes, and:<br>other things</p><ul><li>A boat</li></ul>")).not.toContain(
      "## other things",
    );
  });

  it("takes no sentence for a heading because some or all of it is bold", () => {
    expect(lines("<p><b>Rust</b> is what we write.</p><p><b>We write Rust.</b></p>")).toEqual([
      "Rust is what we write.",
      "We write Rust.",
    ]);
    expect(lines("<b>Short one</b><br><b>Short two</b>")).toEqual(["Short one", "Short two"]);
  });

  it("sees a bold heading that only line breaks set apart", () => {
    const html = "<strong>Who We Are<br><br></strong>A small team.<br><br><strong>Skills</strong><br>Knots.";
    expect(lines(html)).toEqual(["## Who We Are", "A small team.", "## Skills", "Knots."]);
  });

  it("gives each list item a line, nested ones indented, numbers kept", () => {
    const html =
      "<ul><li><p>One</p></li><li>Two<ul><li>Deep</li></ul></li></ul><ol><li>First</li><li>Second</li></ol>";
    expect(lines(html)).toEqual(["- One", "- Two", "  - Deep", "1. First", "2. Second"]);
  });

  it("makes items of typed bullets, one a line or all on one", () => {
    expect(lines("<p>• Knots<br>• Ropes<br>- Sails</p>")).toEqual(["- Knots", "- Ropes", "- Sails"]);
    const run = `We need: • ${["Knowledge of knots and splices", "A licence for motor boats", "Patience with tourists on board", "A warm coat"].join(" • ")}`;
    expect(lines(run)).toHaveLength(5);
  });

  it("keeps a data table's rows and unpacks a layout table", () => {
    expect(lines("<table><tr><th>Job ID</th><td>42</td></tr></table>")).toEqual(["Job ID: 42"]);
    expect(lines("<table><tr><th>Job ID:</th><td>42</td><th>Place:</th><td>Oslo</td></tr></table>")).toEqual([
      "Job ID: 42",
      "Place: Oslo",
    ]);
    expect(lines(`<table><tr><td><ul><li>A</li></ul></td><td>B</td></tr></table>`)).toEqual(["- A", "B"]);
  });

  it("drops buttons and interface lines, never a sentence with the same word", () => {
    expect(
      lines("<p>Apply now</p><button>Save</button><p>Apply now and sail with us.</p><p>Share</p>"),
    ).toEqual(["Apply now and sail with us."]);
  });

  it("drops what the markup hides", () => {
    const html = `<p>Knots</p><p hidden>a</p><p style="display:none">b</p><p aria-hidden="true">c</p><p class="sr-only">d</p><!-- e -->`;
    expect(lines(html)).toEqual(["Knots"]);
  });

  it("reads HTML that is escaped once or twice, and entities in plain text", () => {
    expect(lines("&lt;p&gt;A &amp;amp; B&lt;/p&gt;")).toEqual(["A & B"]);
    expect(lines("&amp;lt;ul&amp;gt;&amp;lt;li&amp;gt;C++&amp;lt;/li&amp;gt;&amp;lt;/ul&amp;gt;")).toEqual([
      "- C++",
    ]);
    expect(lines("R&amp;D in Köln &ndash; 5 &lt; 6")).toEqual(["R&D in Köln – 5 < 6"]);
  });

  it("keeps the line ends of text that only ends in HTML", () => {
    expect(lines("We need:\n\n- Knots\n\n- Ropes\n<p>Apply at <a href='x'>our site</a></p>")).toEqual([
      "## We need:",
      "- Knots",
      "- Ropes",
      "Apply at our site",
    ]);
  });

  it("reads Markdown and drops its marks", () => {
    const text =
      "# Sailor\n\n**About us**\n\nWe *like* [boats](https://b.example) and **ropes**.\n\n* Knots\n* `git`";
    expect(lines(text)).toEqual([
      "## Sailor",
      "### About us",
      "We *like* boats and ropes.",
      "- Knots",
      "- git",
    ]);
  });
});
