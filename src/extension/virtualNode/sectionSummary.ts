import { t } from "@vscode/l10n";
import type { ViewSection } from "../../virtualNode/view/describe.ts";

/** Sections whose rows are in one of few states each. */
const OF_STATES: readonly string[] = [
  "nodes",
  "interfaces",
  "public_addresses",
  "services",
  "databases",
  "devices",
];

/** Beyond that the states are no summary. */
const MOST_STATES = 4;

/** What a section comes to, for the line of its title: `4 active, 1 failed`. */
export function sectionSummary({ id, rows }: ViewSection): string {
  if (id === "node") {
    const row = (name: string) => rows.find(({ id: other }) => other === `node/${name}`);
    const value = (name: string) => row(name)?.value ?? "";
    const recovery = row("recmode")?.isAmiss === true ? `, ${t("in recovery")}` : "";
    return `PNN ${value("pnn")}, ${value("runstate")}${recovery}`;
  }
  const states = new Map<string, number>();
  for (const { value } of rows) {
    states.set(value, (states.get(value) ?? 0) + 1);
  }
  if (OF_STATES.includes(id) && states.size <= MOST_STATES) {
    return [...states].map(([state, count]) => `${count} ${state}`).join(", ");
  }
  const amiss = rows.filter(({ isAmiss }) => isAmiss).length;
  return amiss === 0 ? String(rows.length) : t("{0}, {1} amiss", rows.length, amiss);
}
