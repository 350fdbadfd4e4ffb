/** How far a lead is on its way through the stages. */
import { type Stage, stages } from "@leadfit/contracts";

export const stageWords: Record<Stage, { doing: string; name: string }> = {
  extract: { name: "Extract", doing: "Reading the page" },
  tag: { name: "Tag", doing: "Finding requirements" },
  atomize: { name: "Atomize", doing: "Taking them apart" },
  classify: { name: "Classify", doing: "Sorting them" },
  match: { name: "Match", doing: "Matching your resume" },
};

export function StageProgress({
  stage,
  done = null,
  wide = false,
}: {
  stage: Stage | null;
  done?: number | null;
  wide?: boolean;
}) {
  const at = done ?? (stage === null ? 0 : stages.indexOf(stage));
  const current = stage ?? stages[at];
  const words = current ? stageWords[current].doing : "Waiting";
  return (
    <span className={wide ? "stages stages-wide" : "stages"}>
      <span className="stage-pips" aria-hidden="true">
        {stages.map((each, index) => (
          <span
            key={each}
            className="stage-pip"
            data-state={index < at ? "done" : each === current ? "now" : "next"}
            title={stageWords[each].name}
          />
        ))}
      </span>
      <span className="stage-words" data-stage={current ?? ""}>
        {words}{" "}
        <span className="soft num">
          {Math.min(at + 1, stages.length)} of {stages.length}
        </span>
      </span>
    </span>
  );
}
