/** A rating in a word and three bars; never by colour alone. */
import type { RatingLevel } from "@leadfit/contracts";

const bars = { high: 3, medium: 2, low: 1 } as const;
const words = { high: "High", medium: "Medium", low: "Low" } as const;

export function RatingBadge({ rating, large = false }: { rating: RatingLevel | null; large?: boolean }) {
  return (
    <span className={`rating rating-${rating ?? "none"}${large ? " rating-large" : ""}`}>
      <svg viewBox="0 0 14 12" aria-hidden="true">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={bar * 5}
            y={8 - bar * 4}
            width="4"
            height={4 + bar * 4}
            rx="1"
            className={rating && bar < bars[rating] ? "bar-on" : "bar-off"}
          />
        ))}
      </svg>
      {rating ? words[rating] : "Not rated"}
    </span>
  );
}
