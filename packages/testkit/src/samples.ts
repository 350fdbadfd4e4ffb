/** Pages and a resume written for the tests, modelled on real ones. */

const jobPosting = {
  "@context": "https://schema.org",
  "@type": "JobPosting",
  title: "Backend Engineer",
  hiringOrganization: { "@type": "Organization", name: "Quillworks" },
  jobLocation: { "@type": "Place", address: { addressLocality: "Leipzig", addressCountry: "DE" } },
  employmentType: "FULL_TIME",
  datePosted: "2026-11-02",
  baseSalary: {
    "@type": "MonetaryAmount",
    currency: "EUR",
    value: { "@type": "QuantitativeValue", minValue: 60000, maxValue: 75000, unitText: "YEAR" },
  },
  description: `<p>Quillworks makes proofreading tools for publishers.</p>
<h3>What you will do</h3><ul><li>Run our document pipeline</li><li>Talk to editors about their week</li></ul>
<h3>Requirements</h3><ul>
<li>3+ years of experience with TypeScript</li>
<li>Experience with PostgreSQL and Redis</li>
<li>Experience with AWS or Azure</li>
<li>Bachelor's degree in Computer Science</li>
<li>Excellent communication skills</li></ul>
<h3>Nice to have</h3><ul><li>Knowledge of Kubernetes</li><li>Rust is a plus</li></ul>
<h3>Benefits</h3><ul><li>30 days of vacation</li></ul>`,
};

const page = (posting: object) => `<!doctype html><html lang="en"><head><title>${jobPosting.title}</title>
<script type="application/ld+json">${JSON.stringify(posting)}</script></head>
<body><nav><a href="/">Home</a></nav><main><h1>${jobPosting.title}</h1></main></body></html>`;

export const samplePages = {
  /** A posting with five required lines, two additional ones, duties and benefits. */
  posting: page(jobPosting),
  /** The same kind with another title and one additional line of its own: nothing known of one is known of another. */
  numbered: (n: number) =>
    page({
      ...jobPosting,
      title: `Backend Engineer ${n}`,
      description: jobPosting.description.replace(
        "<li>Rust is a plus</li>",
        `<li>Rust is a plus</li><li>Knowledge of the Linotype ${n}</li>`,
      ),
    }),
  /** A page whose content a script would bring. */
  shell: `<!doctype html><html><head><title>Careers</title></head><body><div id="root"></div>
<noscript>You need to enable JavaScript to run this app.</noscript><script src="/app.js"></script></body></html>`,
};

export const sampleResume = `# Mara Lindqvist

Backend engineer in Leipzig.

## Experience

### Backend Engineer, Tidewater Press
2020 - 2026

- Built the rights database with TypeScript and PostgreSQL, on AWS.
- Moved the nightly imports to Kubernetes.

## Education

Master of Science in Computer Science, Uppsala University, 2019

## Skills

TypeScript, PostgreSQL, AWS, Kubernetes, Docker
`;
