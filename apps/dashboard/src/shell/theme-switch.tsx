import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { chooseTheme, chosenTheme, themes } from "./theme.ts";

const faces = {
  system: { icon: Monitor, label: "Colours as the system has them" },
  light: { icon: Sun, label: "Light" },
  dark: { icon: Moon, label: "Dark" },
};

export function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <div className="theme-switch" role="group" aria-label="Colours">
      {themes.map((each) => {
        const { icon: Icon, label } = faces[each];
        return (
          <button
            key={each}
            type="button"
            className="icon-button"
            aria-pressed={each === theme}
            aria-label={label}
            title={label}
            onClick={() => {
              chooseTheme(each);
              setTheme(each);
            }}
          >
            <Icon aria-hidden />
          </button>
        );
      })}
    </div>
  );
}
