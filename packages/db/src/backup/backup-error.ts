/** A backup cannot be written or restored for a reason that its user can do something about: one line for them. */
export class BackupError extends Error {
  override name = "BackupError";
}
