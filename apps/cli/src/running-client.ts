/** A client of a Leadfit that runs already, here or elsewhere: LEADFIT_URL and LEADFIT_API_KEY, else the data folder's. */
import { createClient, type LeadfitClient } from "@leadfit/client";
import { adminKey, runningUrl, settingsFromEnv } from "@leadfit/runtime";
import { UsageError } from "./usage-error.ts";

/** @throws UsageError where none is named and none runs on the data folder */
export function runningClient(): LeadfitClient {
  const { LEADFIT_URL } = process.env;
  const settings = settingsFromEnv(process.env);
  if (LEADFIT_URL) {
    if (!URL.canParse(LEADFIT_URL)) throw new UsageError("LEADFIT_URL: must look like http://127.0.0.1:8787");
    // The folder's key is for the folder's Leadfit: it is not sent to whoever else the URL names.
    if (!settings.apiKey) throw new UsageError("LEADFIT_API_KEY: must be set with LEADFIT_URL");
    return createClient({ url: LEADFIT_URL, key: settings.apiKey });
  }
  const url = runningUrl(settings.home);
  if (!url)
    throw new UsageError(
      "Leadfit does not run: start it with npm start, or set LEADFIT_URL and LEADFIT_API_KEY.",
    );
  return createClient({ url, key: settings.apiKey ?? adminKey(settings.home) });
}
