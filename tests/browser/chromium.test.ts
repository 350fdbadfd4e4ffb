import { expect, test } from "vitest";
import { findChromium } from "./chromium.ts";

// The one skip that stands for every test in a browser; CI installs Chromium and takes no skip.
test.skipIf(!findChromium())(
  "Chromium is installed, so the tests in a browser ran (else: apt-get install chromium)",
  () => {
    expect(findChromium()).toMatch(/chrom/);
  },
);
