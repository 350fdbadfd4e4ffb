/** Short notes on what was done or went wrong, from anywhere. They are seen (toast-view) once the page stands. */
import { lazy } from "react";
import { messageOf } from "../api/client.ts";
import { whenIdle } from "../components/when-idle.ts";

const view = () => import("./toast-view.tsx");

export const Toasts = lazy(async () => {
  await whenIdle();
  return { default: (await view()).Toasts };
});

/** Without the API there is no code to show it with, unless that was loaded before. */
const add = (note: Parameters<Awaited<ReturnType<typeof view>>["add"]>[0]): void =>
  void view()
    .then((loaded) => loaded.add(note))
    .catch(() => {});

export function toast(title: string, description?: string): void {
  add({ title, ...(description && { description }), type: "good" });
}

/** What went wrong, in the words of the API, which say what to do. */
export function toastProblem(error: unknown, title = "That did not work"): void {
  add({
    title,
    description: messageOf(error),
    type: "bad",
    timeout: 12_000,
    priority: "high",
  });
}
