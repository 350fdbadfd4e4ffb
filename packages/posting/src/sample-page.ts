/** Pages written for this package's tests, after the kinds found in the wild. Imported by tests only. */

export const sampleDescription = `
<p>Northwind Tides builds forecasting software for small harbours, and we are looking for somebody to run it.</p>
<h2>What you'll do</h2>
<ul><li>Keep the tide model online during storms</li><li>Review the code of four colleagues</li></ul>
<p><strong>What We're Looking For</strong></p>
<ul><li>5+ years of experience with PostgreSQL</li><li>Working knowledge of Terraform</li></ul>
<p><b>Nice to have:</b></p>
<ul><li>A sailing licence</li></ul>
<p>We offer 30 days of paid time off. Full-time candidates only.</p>`;

export const sampleJobPosting = {
  "@context": "https://schema.org",
  "@type": "JobPosting",
  title: "Harbour Data Engineer",
  description: sampleDescription,
  datePosted: "2026-03-02",
  validThrough: "2026-04-30T23:59:59Z",
  employmentType: ["FULL_TIME", "CONTRACTOR"],
  hiringOrganization: { "@type": "Organization", name: "Northwind Tides" },
  jobLocation: {
    "@type": "Place",
    address: { "@type": "PostalAddress", addressLocality: "Rotterdam", addressCountry: "NL" },
  },
  baseSalary: {
    "@type": "MonetaryAmount",
    currency: "EUR",
    value: { "@type": "QuantitativeValue", minValue: 60000, maxValue: 75000, unitText: "YEAR" },
  },
  identifier: { "@type": "PropertyValue", name: "Northwind Tides", value: "NT-17" },
  url: "https://jobs.northwind.example/17",
};

/** JSON-LD in a script block, "<" escaped so that markup in a description cannot end the block. */
export function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
}

/** A page as sites build it: navigation, body, cookie note, related jobs, footer around `body`. */
export function samplePage(body: string, head = ""): string {
  const related = ["Tug Captain", "Crane Operator", "Lock Keeper", "Dredge Planner", "Pilot Trainee"];
  return `<!doctype html><html><head><title>Harbour Data Engineer - Northwind Tides</title>${head}</head><body>
<nav><a href="/">Home</a><a href="/jobs">All jobs</a></nav>
<div class="cookie-banner"><p>We use cookies to improve your experience. Accept all requirements?</p></div>
<main>${body}</main>
<section class="similar-jobs"><h2>Similar jobs</h2><ul>${related
    .map((title, index) => `<li><a href="/jobs/view/${index + 100}">${title}</a><span>Hamburg</span></li>`)
    .join("")}</ul></section>
<footer>© Northwind Tides. Privacy. Imprint.</footer></body></html>`;
}
