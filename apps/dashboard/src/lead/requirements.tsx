/** Every atom in its three groups, with its verdict, reasoning, evidence and who decided. */
import type { Classification, JobData } from "@leadfit/contracts";
import { Cpu, Ruler, UserRound } from "lucide-react";
import { useMemo } from "react";
import { percent } from "../components/format.ts";
import { Correct } from "./correct-form.tsx";
import { Evidence } from "./evidence.tsx";
import { VerdictMark } from "./verdict-mark.tsx";
import { type Atom, spanKey, type Unit, unitsOf, verdictWords } from "./verdicts.ts";

type Props = {
  atoms: readonly Atom[];
  /** Text of the resume that was read; null while it is not here. */
  resumeText: string | null;
  active: string | null;
  onActive: (key: string | null) => void;
  /** Absent: nothing can be corrected here. */
  onCorrected?: (job: JobData) => void;
};

const groups: [Classification, string, string][] = [
  ["required_qualification", "Required", "The rating counts these."],
  ["additional_qualification", "Additional", "Nice to have; not rated."],
  ["evaluated_qualification", "For you to judge", "Only a person can tell; not rated."],
];

export function Requirements(props: Props) {
  const units = useMemo(() => unitsOf(props.atoms), [props.atoms]);
  return (
    <div className="stack requirements">
      {groups.map(([classification, title, hint]) => {
        const own = units.filter(({ atoms: [first] }) => first?.classification === classification);
        if (own.length === 0) return null;
        const matched = own.filter(({ verdict }) => verdict === "match").length;
        return (
          <section key={classification} aria-label={title}>
            <div className="group-head">
              <h2>{title}</h2>
              {classification !== "evaluated_qualification" && (
                <span className="num">
                  {matched} of {own.length} met
                </span>
              )}
              <span className="hint">{hint}</span>
            </div>
            <ul className="atoms">
              {own.map((unit) => (
                <UnitItem key={unit.key} unit={unit} {...props} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function UnitItem({ unit, ...props }: Props & { unit: Unit }) {
  if (unit.atoms.length === 1)
    return unit.atoms.map((atom) => <AtomItem key="only" atom={atom} {...props} />);
  return (
    <li className="any-of">
      <div className={`any-of-head tone-${unit.verdict}`}>
        <VerdictMark verdict={unit.verdict} /> Any of these · {verdictWords[unit.verdict]}
      </div>
      <ul className="atoms">
        {unit.atoms.map((atom) => (
          <AtomItem key={`${atom.id} ${atom.requirement_string}`} atom={atom} {...props} />
        ))}
      </ul>
    </li>
  );
}

function AtomItem({ atom, resumeText, active, onActive, onCorrected }: Props & { atom: Atom }) {
  const line = atom.posting_span ? spanKey(atom.posting_span) : null;
  return (
    <li
      id={line ? `line-${line}` : undefined}
      className="atom"
      data-verdict={atom.verdict}
      data-active={line !== null && line === active}
      onMouseEnter={() => onActive(line)}
      onMouseLeave={() => onActive(null)}
      onFocus={() => onActive(line)}
      onBlur={() => onActive(null)}
    >
      <span className={`atom-mark tone-${atom.verdict}`} title={verdictWords[atom.verdict]}>
        <VerdictMark verdict={atom.verdict} />
      </span>
      <div className="atom-body">
        <div className="atom-head">
          <span className="atom-words">{atom.requirement_string}</span>
          <span className={`atom-verdict tone-${atom.verdict}`}>{verdictWords[atom.verdict]}</span>
        </div>
        {atom.match_reasoning && <p className="atom-reason">{atom.match_reasoning}</p>}
        {atom.missing && !atom.match && <p className="atom-reason">Missing: {atom.missing}</p>}
        {atom.evidence_quote && (
          <Evidence quote={atom.evidence_quote} span={atom.evidence_span ?? null} text={resumeText} />
        )}
        <AtomFacts atom={atom} />
      </div>
      {onCorrected && <Correct atom={atom} onCorrected={onCorrected} />}
    </li>
  );
}

const deciders = {
  rules: { icon: Ruler, words: "Rules" },
  model: { icon: Cpu, words: "Model" },
  person: { icon: UserRound, words: "You" },
};

function AtomFacts({ atom }: { atom: Atom }) {
  const decider = atom.decided_by && deciders[atom.decided_by];
  const wasMatch = atom.engine_match;
  return (
    <div className="facts small">
      {decider && (
        <span className="decider">
          <decider.icon aria-hidden /> {decider.words}
        </span>
      )}
      {atom.confidence !== undefined && <span className="num">{percent(atom.confidence)} sure</span>}
      {atom.min_years !== undefined && <span className="num">{atom.min_years}+ years asked</span>}
      {atom.level && <span>level {atom.level}</span>}
      {wasMatch !== undefined && <span>engine had said: {wasMatch ? "match" : "no match"}</span>}
      {atom.engine_classification && <span>engine had said: {atom.engine_classification.split("_")[0]}</span>}
      {atom.unverified && <span>claimed, but the quote is not in your resume</span>}
    </div>
  );
}
