/** The alarm that wakes the worker while something is left to do. */

export const workAlarm = "work";

/** The shortest time that browsers grant. */
const everyMinutes = 0.5;

export async function scheduleWork(): Promise<void> {
  if (!(await chrome.alarms.get(workAlarm))) {
    await chrome.alarms.create(workAlarm, { periodInMinutes: everyMinutes });
  }
}

export async function endWork(): Promise<void> {
  await chrome.alarms.clear(workAlarm);
}
