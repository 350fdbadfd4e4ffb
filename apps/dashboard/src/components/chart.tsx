/** Bars over time, several stacked in one; drawn as SVG, and the same figures as a table for who cannot see them. */
import { scaleBand, scaleLinear } from "@visx/scale";
import { BarStack } from "@visx/shape";
import { useId } from "react";

export type Series = { name: string; className: string };
/** `values` in the order of the series. */
export type Bar = { label: string; values: readonly number[] };

type Props = {
  title: string;
  series: readonly Series[];
  bars: readonly Bar[];
  format: (value: number) => string;
  /** Of a bar's label what stands below the axis. */
  tick?: (label: string) => string;
};

const width = 560;
const height = 200;
const margin = { top: 8, right: 4, bottom: 24, left: 48 };
const mostTicks = 7;

export function Chart({ title, series, bars, format, tick = (label) => label }: Props) {
  const id = useId();
  const totals = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const highest = Math.max(...totals, 0);
  const x = scaleBand({
    domain: bars.map((_, at) => String(at)),
    range: [margin.left, width - margin.right],
    padding: 0.22,
  });
  const y = scaleLinear({
    domain: [0, highest || 1],
    range: [height - margin.bottom, margin.top],
    nice: true,
  });
  const every = Math.max(1, Math.ceil(bars.length / mostTicks));
  const rows = bars.map(({ values }, at) => ({
    at: String(at),
    ...Object.fromEntries(values.map((value, at) => [`s${at}`, value])),
  }));
  const ticks = y.ticks(4);
  return (
    <figure className="card chart" aria-labelledby={id}>
      <div className="row-apart">
        <h3 id={id}>{title}</h3>
        <Keys series={series} />
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}: ${summaryOf(bars, totals, format)}`}
      >
        {ticks.map((value) => (
          <line
            key={value}
            className="grid-line"
            x1={margin.left}
            x2={width - margin.right}
            y1={y(value)}
            y2={y(value)}
          />
        ))}
        <BarStack
          data={rows}
          keys={series.map((_, at) => `s${at}`)}
          x={({ at }) => at}
          xScale={x}
          yScale={y}
          color={() => ""}
        >
          {(stacks) =>
            stacks.flatMap((stack) =>
              stack.bars.map((bar) =>
                bar.height > 0 ? (
                  <rect
                    key={`${stack.index} ${bar.index}`}
                    x={bar.x}
                    y={bar.y}
                    width={bar.width}
                    height={bar.height}
                    rx={Math.min(2, bar.width / 3)}
                    className={series[stack.index]?.className}
                  >
                    <title>
                      {`${bars[bar.index]?.label}: ${format(bars[bar.index]?.values[stack.index] ?? 0)} ${series[stack.index]?.name}`}
                    </title>
                  </rect>
                ) : null,
              ),
            )
          }
        </BarStack>
        <g className="axis">
          {ticks.map((value) => (
            <text key={value} x={margin.left - 6} y={y(value)} dy="0.32em" textAnchor="end">
              {format(value)}
            </text>
          ))}
          {bars.map(
            ({ label }, at) =>
              at % every === 0 && (
                <text
                  key={at}
                  x={(x(String(at)) ?? 0) + x.bandwidth() / 2}
                  y={height - 6}
                  textAnchor="middle"
                >
                  {tick(label)}
                </text>
              ),
          )}
        </g>
      </svg>
      <Figures title={title} series={series} bars={bars} format={format} />
    </figure>
  );
}

function Keys({ series }: { series: readonly Series[] }) {
  if (series.length < 2) return null;
  return (
    <ul className="chart-keys">
      {series.map(({ name, className }) => (
        <li key={name}>
          <span className={`swatch ${className}`} aria-hidden="true" /> {name}
        </li>
      ))}
    </ul>
  );
}

function Figures({ title, series, bars, format }: Pick<Props, "title" | "series" | "bars" | "format">) {
  return (
    <details>
      <summary>The figures as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={`Figures of ${title}`}>
        <table className="table">
          <caption className="hidden-text">{title}</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="num">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, values }, at) => (
              <tr key={at}>
                <th scope="row">{label}</th>
                {values.map((value, of) => (
                  <td key={series[of]?.name} className="num">
                    {format(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function summaryOf(bars: readonly Bar[], totals: readonly number[], format: Props["format"]): string {
  const sum = totals.reduce((a, b) => a + b, 0);
  if (sum === 0) return "nothing in this time";
  const top = totals.indexOf(Math.max(...totals));
  return `${format(sum)} in all, most at ${bars[top]?.label}: ${format(totals[top] ?? 0)}. The table below has every figure.`;
}
