/** A client for one command: of the API that runs on the data folder, else of a stack started for the job. */
import { createClient, type LeadfitClient } from "@leadfit/client";
import { adminKey, runningUrl, settingsFromEnv } from "@leadfit/runtime";
import { startStack } from "./start-stack.ts";

export async function withClient(use: (client: LeadfitClient) => Promise<void>): Promise<void> {
  const settings = settingsFromEnv(process.env);
  const running = runningUrl(settings.home);
  if (running) {
    const client = createClient({ url: running, key: settings.apiKey ?? adminKey(settings.home) });
    if (await client.alive()) return await use(client);
  }
  // Port 0: a free one; nobody but us needs to know it.
  const stack = await startStack({ ...settings, port: 0 }, (step) => console.error(`${step} …`));
  try {
    await use(createClient(stack));
  } finally {
    await stack.stop();
  }
}
