/** Who works, and through which gates models are reached. */
import type { Operations, Process, RouteFigures } from "@leadfit/contracts";
import { bytes, count } from "../components/format.ts";
import { Ago } from "../components/time.tsx";

export function ProcessTable({ processes }: { processes: readonly Process[] }) {
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>Processes</caption>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Where</th>
            <th scope="col">State</th>
            <th scope="col">Started</th>
            <th scope="col">Version</th>
            <th scope="col" className="num">
              Memory
            </th>
            <th scope="col" className="num">
              Event loop, p99
            </th>
          </tr>
        </thead>
        <tbody>
          {processes.map((process) => (
            <tr key={process.process_id}>
              <th scope="row">{process.role === "all" ? "all in one" : process.role}</th>
              <td className="soft">
                {process.host}, {process.pid}
              </td>
              <td>
                {process.alive ? (
                  <span className="chip chip-yes">Alive</span>
                ) : (
                  <span className="chip chip-bad">
                    Not seen since <Ago at={process.seen_at} />
                  </span>
                )}
              </td>
              <td>
                <Ago at={process.started_at} />
              </td>
              <td>{process.state?.version ?? "another"}</td>
              <td className="num">{process.state && bytes(process.state.rss_bytes)}</td>
              <td className="num">
                {process.state && `${process.state.event_loop_delay_ms.p99.toFixed(0)} ms`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {processes.length === 0 && <p className="fine soft table-foot">None has said anything yet.</p>}
    </div>
  );
}

const gateWords = {
  rate_limited: "the provider limits the rate",
  no_credit: "the account has no credit",
  unauthorized: "the key is refused",
};

export function RouteTable({
  routes,
  limiter,
}: {
  routes: readonly RouteFigures[];
  limiter: Operations["limiter"];
}) {
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>
          Models
          {limiter && <span className="soft fine"> · {limitsOf(limiter)}</span>}
        </caption>
        <thead>
          <tr>
            <th scope="col">Route</th>
            <th scope="col">Gate</th>
            <th scope="col">Breaker</th>
            <th scope="col" className="num">
              Calls under way
            </th>
          </tr>
        </thead>
        <tbody>
          {routes.map((route) => {
            const shut = route.breaker.filter(({ state }) => state !== "closed");
            return (
              <tr key={route.route}>
                <th scope="row">{route.route}</th>
                <td>
                  {route.gate === null ? (
                    <span className="chip chip-yes">Open</span>
                  ) : (
                    <span className="chip chip-open">
                      Shut: {gateWords[route.gate]}
                      {route.gate_until && (
                        <>
                          , again <Ago at={route.gate_until} />
                        </>
                      )}
                    </span>
                  )}
                </td>
                <td>
                  {shut.length === 0 ? (
                    <span className="chip chip-yes">Closed</span>
                  ) : (
                    <span className="chip chip-bad">
                      {shut[0]?.state.replace("_", " ")} in {shut.length} of {route.breaker.length}
                    </span>
                  )}
                </td>
                <td className="num">{count(route.slots_used)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {routes.length === 0 && <p className="fine soft table-foot">No model was called yet.</p>}
    </div>
  );
}

function limitsOf({ rpm, slots }: NonNullable<Operations["limiter"]>): string {
  const limits = [
    rpm !== null && `${count(rpm)} calls a minute`,
    slots !== null && `${count(slots)} at a time`,
  ];
  return `at most ${limits.filter(Boolean).join(", ")}`.replace(/^at most $/, "no limit of our own");
}
