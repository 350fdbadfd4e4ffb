/** The one source of both manifests. Asks at the start for no host at all: each is asked for when it is used. */

export const browsers = ["chromium", "firefox"] as const;
export type Browser = (typeof browsers)[number];

export const shortcut = "Alt+Shift+L";

export function manifest(browser: Browser, version: string): Record<string, unknown> {
  const icons = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${size}.png`]));
  const isFirefox = browser === "firefox";
  return {
    manifest_version: 3,
    name: "Leadfit",
    version,
    description: "Is this job worth an application? Requirement by requirement, against your own resume.",
    icons,
    action: { default_title: "Assess this page", default_icon: icons },
    commands: { _execute_action: { suggested_key: { default: shortcut } } },
    permissions: ["activeTab", "scripting", "storage", "alarms", ...(isFirefox ? [] : ["sidePanel"])],
    // The API's, when it is connected; job sites', when they are to be watched.
    optional_host_permissions: ["http://*/*", "https://*/*"],
    options_ui: { page: "options/options.html", open_in_tab: true },
    ...(isFirefox ? firefox : chromium),
  };
}

const chromium = {
  minimum_chrome_version: "128",
  background: { service_worker: "worker.js" },
  side_panel: { default_path: "panel/panel.html" },
};

const firefox = {
  background: { scripts: ["worker.js"] },
  sidebar_action: {
    default_title: "Leadfit",
    default_panel: "panel/panel.html",
    default_icon: "icons/32.png",
    open_at_install: false,
  },
  browser_specific_settings: {
    gecko: {
      id: "{5d0e3c0a-7f5c-4d57-9d0e-2a6f4c1b8e91}",
      strict_min_version: "142.0",
      // The page goes to the Leadfit that its user has connected, and nowhere else.
      data_collection_permissions: { required: ["websiteContent"] },
    },
  },
};
