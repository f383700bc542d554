import { t } from "@vscode/l10n";
import type { NodeModel } from "../model/nodeModel.ts";
import { row, type ViewSection } from "./nodeView.ts";
import { clusterSections } from "./viewCluster.ts";
import { machineSections } from "./viewMachine.ts";

export type { OfferedChange, ViewRow, ViewSection } from "./nodeView.ts";

/** The order in which people look at a node. */
const ORDER: readonly string[] = ["node", "nodes", "interfaces", "public_addresses", "services"];

/** Rows of a table that are shown: a script that went wrong may have made a hundred thousand of them. */
const MOST_ROWS = 500;

/**
 * A node for an editor's view: sections with rows and the changes that they offer; empty sections are left out, and of a table
 * with more than 500 rows the others are only counted.
 */
export function viewOf(whole: NodeModel): ViewSection[] {
  const model = Object.fromEntries(
    Object.entries(whole).map(([table, rows]) => [table, rows.slice(0, MOST_ROWS)]),
  ) as unknown as NodeModel;
  const rank = ({ id }: ViewSection) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  return [...clusterSections(model), ...machineSections(model)]
    .filter((section) => section.rows.length > 0)
    .map((section) => withRest(section, whole))
    .sort((a, b) => rank(a) - rank(b));
}

/** The section, with a row that counts what is not shown. */
function withRest(section: ViewSection, whole: NodeModel): ViewSection {
  const { length = 0 } = (whole as Readonly<Record<string, readonly unknown[]>>)[section.id] ?? [];
  return length <= MOST_ROWS
    ? section
    : { ...section, rows: [...section.rows, row(`${section.id}/…`, "…", t("{0} more", length - MOST_ROWS))] };
}

/** A node as text for a terminal: the same sections, in aligned columns; `!` marks what is amiss. */
export function describeNode(model: NodeModel): string {
  return viewOf(model)
    .map(({ title, rows }) => {
      const labels = Math.max(...rows.map(({ label }) => width(label)));
      const values = Math.max(...rows.map(({ value }) => width(value)));
      const lines = rows.map(({ label, value, detail, isAmiss }) =>
        `${isAmiss ? "! " : "  "}${pad(label, labels)}  ${pad(value, values)}  ${printable(detail)}`.trimEnd(),
      );
      return `${title}\n${lines.join("\n")}\n`;
    })
    .join("\n");
}

/** Nothing of a table may move the cursor of a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, "?");
}

function width(text: string): number {
  return [...text].length;
}

function pad(text: string, length: number): string {
  return printable(text) + " ".repeat(length - width(text));
}
