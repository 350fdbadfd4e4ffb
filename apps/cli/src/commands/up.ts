/** `leadfit up`: the whole of Leadfit in this process until it is told to stop. */
import { runUntilStopped, settingsFromEnv } from "@leadfit/runtime";
import { startStack } from "../start-stack.ts";

export async function up(): Promise<void> {
  const settings = settingsFromEnv(process.env);
  await runUntilStopped(async () => {
    const stack = await startStack(settings, (step) => console.error(`${step} …`));
    console.log(`Leadfit is ready at ${stack.url}/#login=${await stack.createLogin()}`);
    return {
      async stop() {
        console.error("Stopping …");
        await stack.stop();
      },
    };
  });
}
