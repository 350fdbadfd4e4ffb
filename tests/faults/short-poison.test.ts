import { faultTests } from "./fault-tests.ts";
import { poison } from "./scenarios/poison.ts";

// Three leases have to run out, one after the other: a file of its own, for it waits and does not work.
faultTests([poison]);
