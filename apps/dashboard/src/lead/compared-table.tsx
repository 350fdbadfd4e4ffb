/** Results of one lead side by side. */
import type { JobData } from "@leadfit/contracts";
import type { ReactNode } from "react";
import { RatingBadge } from "../components/rating-badge.tsx";
import { type ComparedAtom, compare } from "./compare.ts";
import { VerdictMark } from "./verdict-mark.tsx";
import { type Atom, verdictWords } from "./verdicts.ts";

const kindWords = {
  required_qualification: "required",
  additional_qualification: "additional",
  evaluated_qualification: "for a person",
};

type Props = {
  caption: string;
  results: readonly JobData[];
  heads: readonly ReactNode[];
  /** Leave out what all say alike. */
  onlyDifferent?: boolean;
};

export function ComparedTable({ caption, results, heads, onlyDifferent = false }: Props) {
  const all = compare(results);
  const rows = onlyDifferent ? all.filter(({ differs }) => differs) : all;
  return (
    <div className="table-wrap beside">
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Requirement</th>
            {results.map((result, index) => (
              <th key={result.assessment_id} scope="col">
                {heads[index]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Rating</th>
            {results.map((result) => (
              <td key={result.assessment_id}>
                <RatingBadge rating={result.rating} />
              </td>
            ))}
          </tr>
          {rows.map((row) => (
            <Row key={row.key} row={row} results={results} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="empty fine soft table-foot">All verdicts are the same.</p>}
    </div>
  );
}

function Row({ row, results }: { row: ComparedAtom; results: readonly JobData[] }) {
  return (
    <tr data-differs={row.differs}>
      <th scope="row">
        {row.words}
        {row.differs && <span className="chip chip-accent differs">differs</span>}
      </th>
      {row.said.map((atom, index) => (
        <td key={results[index]?.assessment_id}>
          {atom ? <Said atom={atom} /> : <span className="soft">not in it</span>}
        </td>
      ))}
    </tr>
  );
}

function Said({ atom }: { atom: Atom }) {
  return (
    <>
      <span className={`said tone-${atom.verdict}`}>
        <VerdictMark verdict={atom.verdict} /> {verdictWords[atom.verdict]}
      </span>
      <span className="soft small"> · {kindWords[atom.classification]}</span>
      {atom.evidence_quote && <p>“{atom.evidence_quote}”</p>}
      {!atom.evidence_quote && atom.missing && <p>Missing: {atom.missing}</p>}
    </>
  );
}
