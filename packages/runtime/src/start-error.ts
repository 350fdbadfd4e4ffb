/** Raised where a process cannot start for a reason that its operator can mend: one line, which says how. */
export class StartError extends Error {
  override name = "StartError";
}
