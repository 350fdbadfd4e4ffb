/** The pages start here. */
import "./styles/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, prepare } from "./shell/app.tsx";
import { applyTheme } from "./shell/theme.ts";

applyTheme();
const element = document.getElementById("app");
if (!element) throw new Error("index.html has no #app");
await prepare();
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
