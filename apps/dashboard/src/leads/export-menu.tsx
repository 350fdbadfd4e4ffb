/** The leads that the list shows, as a file. */
import { Menu } from "@base-ui/react/menu";
import { exportHref } from "../api/leads.ts";
import { ExportFace } from "./export-face.tsx";
import type { LeadSearch } from "./lead-search.ts";

const formats = [
  ["csv", "CSV, for a spreadsheet"],
  ["json", "JSON"],
  ["markdown", "Markdown"],
] as const;

export function ExportMenu({ search }: { search: LeadSearch }) {
  return (
    <Menu.Root>
      <Menu.Trigger render={<ExportFace />} />
      <Menu.Portal>
        <Menu.Positioner className="positioner" sideOffset={6} align="end">
          <Menu.Popup className="menu">
            {formats.map(([format, words]) => (
              <Menu.Item
                key={format}
                className="menu-item"
                render={
                  <a href={exportHref(search, format)} download>
                    {words}
                  </a>
                }
              />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
