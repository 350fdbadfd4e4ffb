/** `leadfit up`: the whole of Leadfit in this process until it is told to stop. */
import { settingsFromEnv, untilStopped } from "@leadfit/runtime";
import { startStack } from "../start-stack.ts";

export async function up(): Promise<void> {
  const settings = settingsFromEnv(process.env);
  const stack = await startStack(settings, (step) => console.error(`${step} …`));
  console.log(`Leadfit is ready at ${stack.url}/#login=${await stack.createLogin()}`);
  await untilStopped(async () => {
    console.error("Stopping …");
    await stack.stop();
  });
}
