import { t } from "@vscode/l10n";
import { formatVersion } from "../../ctdb/version.ts";
import type { HandlerPlace } from "../../protocol/serverMessages.ts";
import type { LayoutMismatch } from "../../scripts/layoutMismatch.ts";
import { listedFiles, type ScriptDirectory, silentFiles } from "../../scripts/scriptDirectory.ts";
import type {
  DirectoryNode,
  DirectoryView,
  HandlerNode,
  NoteNode,
  ScriptNode,
  TreeNode,
} from "./treeNode.ts";

/** What stands below a directory: scripts in run order, those that their box brings back, and files that CTDB passes over. */
export function directoryChildren(view: DirectoryView): readonly TreeNode[] {
  const parent: DirectoryNode = { kind: "directory", path: view.path };
  if (view.kind === "failed") {
    return [failedNote(parent, view.isGone, view.sentence)];
  }
  const { scan, absent, mismatch } = view;
  const script = (file: ScriptNode["file"]): ScriptNode => ({ kind: "script", scan, file });
  const rows: TreeNode[] = [
    ...listedFiles(scan).map(script),
    ...absent.map((one): TreeNode => ({ kind: "absent", scan, script: one })),
    ...silentFiles(scan).map(script),
  ];
  if (mismatch !== null) {
    return [mismatchNote(parent, scan, mismatch), ...rows];
  }
  const refusal: NoteNode[] =
    scan.refusal === null
      ? []
      : [
          {
            kind: "note",
            parent,
            level: "error",
            label: t("Every event is refused"),
            sentence: scan.refusal,
            action: null,
          },
        ];
  return rows.length === 0 ? [emptyNote(parent)] : [...refusal, ...rows];
}

/**
 * What stands below a script.
 * @param places the labels of its handlers; `null`: the server does not read it as a script
 * @param isServerThere whether there is a server to read it
 */
export function scriptChildren(
  script: ScriptNode,
  places: readonly HandlerPlace[] | null,
  isServerThere: boolean,
): readonly TreeNode[] {
  if (places === null) {
    return [unreadNote(script, isServerThere)];
  }
  if (places.length === 0) {
    return [
      {
        kind: "note",
        parent: script,
        level: "info",
        label: t("No handler"),
        sentence: t("The script looks at no event by name, so it does the same in every event."),
        action: null,
      },
    ];
  }
  const seen = new Map<string, number>();
  return places.map(({ event, line }): HandlerNode => {
    const nth = seen.get(event) ?? 0;
    seen.set(event, nth + 1);
    return { kind: "handler", script, event, line, nth };
  });
}

function failedNote(parent: DirectoryNode, isGone: boolean, sentence: string): NoteNode {
  return {
    kind: "note",
    parent,
    level: isGone ? "warning" : "error",
    label: isGone ? t("No longer there") : t("Cannot be shown"),
    sentence: isGone ? t("{0} It is shown again once it is back.", sentence) : sentence,
    action: isGone ? "remove" : null,
  };
}

function mismatchNote(parent: DirectoryNode, scan: ScriptDirectory, mismatch: LayoutMismatch): NoteNode {
  return {
    kind: "note",
    parent,
    level: "warning",
    label: t("CTDB {0} does not look here", formatVersion(scan.convention.version)),
    sentence: t("{0} Press to see what to do.", mismatch.sentence),
    action: "mend-mismatch",
  };
}

function emptyNote(parent: DirectoryNode): NoteNode {
  return {
    kind: "note",
    parent,
    level: "info",
    label: t("No script"),
    sentence: t("CTDB finds no script here and takes every event for passed. Press to write one."),
    action: "new-script",
  };
}

function unreadNote(parent: ScriptNode, isServerThere: boolean): NoteNode {
  return {
    kind: "note",
    parent,
    level: "info",
    label: t("Handlers are not known"),
    sentence: isServerThere
      ? t("Only scripts in sh and bash are read. CTDB runs this one in every event all the same.")
      : t("The language server reads them, and it is not running."),
    action: null,
  };
}
