import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { printableLine } from "../printable.ts";
import type { NodeElement, NodeNote } from "./nodeElement.ts";
import { rowContext } from "./rowActions.ts";
import { rowDescription, rowIcon, spokenRow } from "./rowLook.ts";
import { sectionSummary } from "./sectionSummary.ts";

/** Sections that are open at first: what is changed by hand most. */
const OPEN_AT_FIRST: readonly string[] = ["interfaces", "services"];

/** More rows would push everything else out of sight. */
const MOST_OPEN_ROWS = 30;

const NOTE_ICONS: Readonly<Record<NodeNote["level"], vscode.ThemeIcon>> = {
  info: new vscode.ThemeIcon("info"),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  error: new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground")),
};

/** A part of the tree as VS Code shows it. Scripts may have put anything into the tables: all text is plain. */
export function nodeItem(element: NodeElement): vscode.TreeItem {
  switch (element.kind) {
    case "note":
      return noteItem(element);
    case "section":
      return sectionItem(element);
    case "row":
      return rowItem(element);
  }
}

function noteItem({ id, level, label, sentence, file, line }: NodeNote): vscode.TreeItem {
  const item = new vscode.TreeItem(printableLine(label));
  item.id = id;
  item.description = printableLine(sentence);
  item.tooltip = `${item.description}${file === null ? "" : `\n${printableLine(file)}`}`;
  item.iconPath = NOTE_ICONS[level];
  item.accessibilityInformation = { label: `${level}: ${printableLine(label)}, ${item.description}` };
  if (file !== null) {
    const start = new vscode.Position(Math.max(0, (line ?? 1) - 1), 0);
    const options: vscode.TextDocumentShowOptions = { selection: new vscode.Range(start, start) };
    item.command = { title: t("Open"), command: "vscode.open", arguments: [vscode.Uri.file(file), options] };
  }
  return item;
}

function sectionItem({ section }: NodeElement & { kind: "section" }): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const isOpen = OPEN_AT_FIRST.includes(section.id) && section.rows.length <= MOST_OPEN_ROWS;
  const item = new vscode.TreeItem(section.title, isOpen ? Expanded : Collapsed);
  item.id = section.id;
  item.description = printableLine(sectionSummary(section));
  item.tooltip = `${section.title}: ${item.description}`;
  item.contextValue = "section";
  return item;
}

function rowItem({ row, section }: NodeElement & { kind: "row" }): vscode.TreeItem {
  const item = new vscode.TreeItem(printableLine(row.label));
  const { id, color } = rowIcon(section.id, row);
  item.id = row.id;
  item.description = printableLine(rowDescription(section.id, row));
  item.tooltip = `${printableLine(row.label)}\n${item.description}`;
  item.iconPath = new vscode.ThemeIcon(id, color === null ? undefined : new vscode.ThemeColor(color));
  item.contextValue = rowContext(row);
  item.accessibilityInformation = { label: printableLine(spokenRow(section.id, row)) };
  return item;
}
