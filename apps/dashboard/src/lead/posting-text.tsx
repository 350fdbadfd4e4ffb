/** The posting as clean text, its requirement lines painted by verdict. Everything in it is set as text. */
import { createElement, Fragment, useMemo } from "react";
import { type Block, blocksOf, piecesOf, withLists } from "./posting-blocks.ts";
import { VerdictMark } from "./verdict-mark.tsx";
import { type Line, verdictWords } from "./verdicts.ts";

type Props = {
  text: string;
  lines: readonly Line[];
  /** Of the line that is looked at. */
  active: string | null;
  onActive: (key: string | null) => void;
};

export function PostingText({ text, lines, active, onActive }: Props) {
  const blocks = useMemo(() => withLists(blocksOf(text)), [text]);
  const words = (block: Block) => (
    <Words text={text} block={block} lines={lines} active={active} onActive={onActive} />
  );
  return (
    <div className="posting">
      {blocks.map((block) => {
        if (Array.isArray(block)) {
          const first = block[0];
          const List = first?.number === null ? "ul" : "ol";
          return (
            <List key={`list ${first?.start}`}>
              {block.map((item) => (
                <li key={item.start} data-level={item.level} value={item.number ?? undefined}>
                  {words(item)}
                </li>
              ))}
            </List>
          );
        }
        // The page's own headings end at h2.
        const tag = block.kind === "heading" ? `h${Math.min(6, Math.max(3, block.level + 1))}` : "p";
        return createElement(tag, { key: block.start, "data-apart": block.apart }, words(block));
      })}
    </div>
  );
}

function Words({ text, block, lines, active, onActive }: Props & { block: Block }) {
  return piecesOf(block, lines).map(({ start, end, line, last }) => {
    const words = text.slice(start, end);
    if (!line) return <Fragment key={start}>{words}</Fragment>;
    return (
      <Fragment key={start}>
        <mark
          className={`paint paint-${line.verdict}`}
          data-verdict={line.verdict}
          data-active={line.key === active}
          onMouseEnter={() => onActive(line.key)}
          onMouseLeave={() => onActive(null)}
        >
          {words}
        </mark>
        {last && (
          <a
            className={`paint-tag tone-${line.verdict}`}
            href={`#line-${line.key}`}
            onFocus={() => onActive(line.key)}
            onBlur={() => onActive(null)}
          >
            <VerdictMark verdict={line.verdict} />
            {line.verdict === "part" ? `${line.matched} of ${line.of}` : verdictWords[line.verdict]}
          </a>
        )}
      </Fragment>
    );
  });
}
