/** Anything a process runs. */
export type Running = {
  stop(): Promise<void>;
  /** False where it no longer does its work though it was not told to stop; absent: it cannot say. */
  isRunning?(): boolean;
};
