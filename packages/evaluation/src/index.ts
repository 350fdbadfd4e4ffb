/** Measures any engine on a folder of pages that people have read. */
export { compareReports } from "./compare.ts";
export { createEngine, type Engine } from "./engine.ts";
export { evaluate } from "./evaluate.ts";
export { explainMisses } from "./explain.ts";
export { fallsBelow, floorOf, raiseFloor } from "./floor.ts";
export { floorFile, readFloor, readReport, readSet, SetError } from "./read-set.ts";
export { type Report, totals } from "./report.ts";
export { renderTable } from "./table.ts";
export { wilson } from "./wilson.ts";
