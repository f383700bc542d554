import { element } from "./dom.ts";
import type { CallView } from "./messages.ts";

const COLUMNS = ["After", "Script", "Command", "Status"] as const;

/** The calls of commands as a table, and how many more there were. */
export function callTable(calls: readonly CallView[], total: number): HTMLElement {
  const head = element("tr", {}, ...COLUMNS.map((name) => element("th", { scope: "col" }, name)));
  const table = element(
    "table",
    { class: "calls", "aria-label": "Calls of commands" },
    element("thead", {}, head),
    element("tbody", {}, ...calls.map(callRow)),
  );
  const more = total - calls.length;
  const rest = more > 0 ? element("p", { class: "quiet" }, `${more} more calls are not shown.`) : null;
  return element("div", {}, table, rest);
}

function callRow(call: CallView): HTMLElement {
  const { after, script, command, status, failed, flag } = call;
  return element(
    "tr",
    { class: failed ? "call-failed" : null },
    element("td", { class: "after" }, `${after.toFixed(after < 100 ? 1 : 0)} ms`),
    element("td", { class: "caller" }, script ?? "-"),
    element(
      "td",
      { class: "command" },
      element("span", { class: "code" }, command),
      flag === null ? null : element("span", { class: "flag" }, flag),
    ),
    element("td", { class: "status" }, status),
  );
}
