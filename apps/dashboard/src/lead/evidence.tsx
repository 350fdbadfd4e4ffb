/** A quote of the resume; hovered, focused or pressed it shows where in the resume it stands. */
import { Popover } from "@base-ui/react/popover";
import type { Span } from "@leadfit/contracts";
import { Quote } from "lucide-react";
import { useState } from "react";

/** Characters of the resume shown before and after the quote. */
const around = 220;

/** @param text of the resume version that was read; null while it is not here */
export function Evidence({ quote, span, text }: { quote: string; span: Span | null; text: string | null }) {
  const [open, setOpen] = useState(false);
  const place = text === null ? null : placeOf(quote, span, text);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        openOnHover
        delay={150}
        className="quote"
        onFocus={(event) => {
          if (event.currentTarget.matches(":focus-visible")) setOpen(true);
        }}
        onBlur={() => setOpen(false)}
      >
        <Quote aria-hidden />
        <span className="hidden-text">Evidence in your resume: </span>
        <q>{quote}</q>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="positioner" sideOffset={6} align="start" collisionPadding={12}>
          {/* The focus stays with the quote: there is nothing to do in here. */}
          <Popover.Popup className="popup popup-wide" initialFocus={false} finalFocus={false}>
            <Popover.Title className="legend">In your resume</Popover.Title>
            {place && text !== null ? (
              <p className="resume-context">
                {place.start > around && "… "}
                {text.slice(Math.max(0, place.start - around), place.start)}
                <mark className="paint paint-match">{text.slice(place.start, place.end)}</mark>
                {text.slice(place.end, place.end + around)}
                {place.end + around < text.length && " …"}
              </p>
            ) : (
              <p className="resume-context">{quote}</p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The span where it says the quote; else where the quote stands first: versions may differ. */
function placeOf(quote: string, span: Span | null, text: string): Span | null {
  if (span && text.slice(span.start, span.end) === quote) return span;
  const start = text.indexOf(quote);
  return start < 0 ? null : { start, end: start + quote.length };
}
