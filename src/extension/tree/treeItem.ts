import { join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { isUtf8 } from "../../scripts/fileNames.ts";
import { Commands } from "../ids.ts";
import { escapeMarkdown, printableLine } from "../printable.ts";
import type { LastResults } from "../run/lastResults.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import { directoryLook } from "./directoryLook.ts";
import { handlerLook, isRunnable } from "./handlerLook.ts";
import type { Look } from "./look.ts";
import { absentLook, scriptLook } from "./scriptLook.ts";
import {
  type AbsentNode,
  type DirectoryView,
  type HandlerNode,
  type NoteNode,
  nodeId,
  type ScriptNode,
} from "./treeNode.ts";

const NOTE_ICONS: Readonly<Record<NoteNode["level"], vscode.ThemeIcon>> = {
  info: new vscode.ThemeIcon("info"),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  error: new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground")),
};
const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** How the view has an event directory. */
export interface DirectoryPlace {
  readonly isOpen: boolean;
  /** Whether the user added it. */
  readonly isAdded: boolean;
  /** What there is room for of its path; `undefined`: all of it. */
  readonly shortName: string | undefined;
}

/** An event directory as VS Code shows it. */
export function directoryItem(
  view: DirectoryView,
  { isOpen, isAdded, shortName }: DirectoryPlace,
): vscode.TreeItem {
  const look = directoryLook(view, shortPath(view.path), shortName);
  const item = itemOf(look, isOpen ? Expanded : Collapsed);
  item.id = view.path;
  const isGone = view.kind === "failed" && view.isGone;
  const abilities = [
    "directory",
    view.kind === "read" ? "read" : "failed",
    isAdded || isGone ? "removable" : "",
    view.kind === "read" && view.mismatch !== null ? "mismatch" : "",
  ];
  item.contextValue = ` ${abilities.join(" ")} `;
  if (!isGone) {
    item.resourceUri = vscode.Uri.file(view.path);
  }
  return item;
}

/** A script as VS Code shows it. */
export function scriptItem(node: ScriptNode, results: LastResults): vscode.TreeItem {
  const { scan, file } = node;
  const look = scriptLook(node, results.ofScript(scan.path, file.fileName.text));
  const isRead = file.position !== null && file.type !== "directory" && file.state !== "dangling";
  const item = itemOf(look, isRead ? Collapsed : None);
  const uri = uriOf(node);
  item.id = nodeId(node);
  const state = boxOf(node);
  item.contextValue = wordsOf(
    "script",
    file.position !== null && "listed",
    uri !== null && "file",
    file.state,
    state !== null && "box",
  );
  if (uri !== null) {
    item.resourceUri = uri;
    if (file.state !== "dangling") {
      item.command = { title: t("Open"), command: "vscode.open", arguments: [uri] };
    }
  }
  if (state !== null) {
    item.checkboxState = {
      state: state ? Checked : Unchecked,
      tooltip: boxTooltip(file, state),
      accessibilityInformation: { label: `${look.label}, ${state ? t("enabled") : t("disabled")}` },
    };
  }
  return item;
}

/** A script that its box brings back. */
export function absentItem(node: AbsentNode): vscode.TreeItem {
  const look = absentLook(node);
  const item = itemOf(look, None);
  item.id = nodeId(node);
  item.contextValue = ` absent box ${node.script.from === "removed-link" ? "removable" : ""} `;
  item.checkboxState = {
    state: Unchecked,
    tooltip: t("Not enabled. Press to make the link that enables it."),
    accessibilityInformation: { label: t("{0}, not enabled", look.label) },
  };
  const uri = vscode.Uri.file(join(node.scan.path, node.script.target));
  const target = node.script.target.startsWith("/") ? vscode.Uri.file(node.script.target) : uri;
  item.command = { title: t("Open"), command: "vscode.open", arguments: [target] };
  return item;
}

/** A handler as VS Code shows it; a click goes to its label. */
export function handlerItem(node: HandlerNode, results: LastResults): vscode.TreeItem {
  const { script, event, line } = node;
  const { scan, file } = script;
  const item = itemOf(handlerLook(node, results.of(scan.path, event, file.fileName.text)), None);
  const isListed = file.position !== null && file.state === "enabled";
  item.id = nodeId(node);
  item.contextValue = ` handler ${isRunnable(node) && isListed ? "run" : ""} `;
  const uri = uriOf(script);
  if (uri !== null) {
    const selection = new vscode.Range(line, 0, line, 0);
    item.command = { title: t("Open"), command: "vscode.open", arguments: [uri, { selection }] };
  }
  return item;
}

/** A sentence in the tree. */
export function noteItem(note: NoteNode): vscode.TreeItem {
  const item = new vscode.TreeItem(note.label);
  const sentence = printableLine(note.sentence.replaceAll("`", ""));
  item.id = nodeId(note);
  item.description = sentence;
  item.tooltip = sentence;
  item.iconPath = NOTE_ICONS[note.level];
  item.accessibilityInformation = { label: `${note.level}: ${note.label}, ${sentence}` };
  item.contextValue = " note ";
  const parent = note.parent.kind === "directory" ? [note.parent] : [];
  if (note.action === "new-script") {
    item.command = { title: t("New event script…"), command: Commands.newScript, arguments: parent };
  } else if (note.action === "remove") {
    item.command = { title: t("Remove from view"), command: Commands.treeRemove, arguments: parent };
  } else if (note.action === "mend-mismatch") {
    item.command = {
      title: t("Release and folder do not fit…"),
      command: Commands.treeMismatch,
      arguments: parent,
    };
  }
  return item;
}

/** Words for the `when` of menus, a blank before and behind each. */
function wordsOf(...words: readonly (string | false)[]): string {
  return ` ${words.filter((word) => word !== false).join(" ")} `;
}

function boxTooltip({ state }: ScriptNode["file"], isTicked: boolean): string {
  if (state === "dangling") {
    return t("The link leads nowhere. Press to remove it.");
  }
  return isTicked ? t("Enabled. Press to disable it.") : t("Disabled. Press to enable it.");
}

/** Whether the box of a script is ticked; `null`: it has none, since nothing that CTDB's commands do would help. */
export function boxOf({ scan, file }: ScriptNode): boolean | null {
  if (file.type === "directory" || file.type === "other") {
    return null;
  }
  if (file.state === "dangling") {
    // `disable` removes a link, wherever it leads (event_command_script, event/event_tool.c, 4.9+); before it was chmod.
    return scan.convention.enable === "link-or-chmod" ? true : null;
  }
  if (file.state === "enabled") {
    return true;
  }
  return file.state === "disabled" || file.reason.code === "not-executable" ? false : null;
}

/** Where a script is; `null`: its name is not UTF-8, which no URI has. */
export function uriOf({ scan, file }: ScriptNode): vscode.Uri | null {
  return isUtf8(file.fileName.bytes) ? vscode.Uri.file(join(scan.path, file.fileName.text)) : null;
}

function itemOf(look: Look, collapsible: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(look.label, collapsible);
  const { id, color } = look.icon;
  item.description = look.description;
  item.iconPath = new vscode.ThemeIcon(id, color === null ? undefined : new vscode.ThemeColor(color));
  const [heading = "", ...sentences] = look.tooltip.map(escapeMarkdown);
  item.tooltip = new vscode.MarkdownString([`**${heading}**`, ...sentences].join("\n\n"));
  item.accessibilityInformation = { label: look.spoken };
  return item;
}
