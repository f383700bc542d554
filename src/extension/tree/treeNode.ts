import type { LayoutMismatch } from "../../scripts/layoutMismatch.ts";
import type { OfferedScript } from "../../scripts/offeredScripts.ts";
import type { ScriptDirectory } from "../../scripts/scriptDirectory.ts";
import type { ScriptFile } from "../../scripts/scriptFile.ts";

/** A script that is not there but that its box can bring back. */
export interface AbsentScript extends Omit<OfferedScript, "path"> {
  /** Where a link to it leads: what the vendor offers, or what a link said that was removed. */
  readonly target: string;
  readonly from: "vendor" | "removed-link";
}

/** An event directory as it was read last. */
export type DirectoryView =
  | {
      readonly kind: "read";
      readonly path: string;
      readonly scan: ScriptDirectory;
      /** Why the release that is set runs nothing of it, whatever the scan says. */
      readonly mismatch: LayoutMismatch | null;
      readonly absent: readonly AbsentScript[];
    }
  | {
      readonly kind: "failed";
      readonly path: string;
      /** Why it cannot be read, for the user. */
      readonly sentence: string;
      /** Whether there is no such folder any more. */
      readonly isGone: boolean;
    };

export interface DirectoryNode {
  readonly kind: "directory";
  /** Absolute path. */
  readonly path: string;
}

export interface ScriptNode {
  readonly kind: "script";
  readonly scan: ScriptDirectory;
  readonly file: ScriptFile;
}

export interface AbsentNode {
  readonly kind: "absent";
  readonly scan: ScriptDirectory;
  readonly script: AbsentScript;
}

/** A handler of a script, by the event that it names. */
export interface HandlerNode {
  readonly kind: "handler";
  readonly script: ScriptNode;
  /** The event's name; a pattern, or `*` for all others. */
  readonly event: string;
  /** Of its label, from 0. */
  readonly line: number;
  /** Which of the handlers of this event it is, from 0. */
  readonly nth: number;
}

/** A sentence in place of what cannot be shown. */
export interface NoteNode {
  readonly kind: "note";
  readonly parent: DirectoryNode | ScriptNode;
  readonly level: "info" | "warning" | "error";
  readonly label: string;
  readonly sentence: string;
  /** What a click does. */
  readonly action: "new-script" | "remove" | "mend-mismatch" | null;
}

/** A part of the tree. */
export type TreeNode = DirectoryNode | ScriptNode | AbsentNode | HandlerNode | NoteNode;

/** What tells a part from all others, and stays when the tree is read anew. */
export function nodeId(node: TreeNode): string {
  switch (node.kind) {
    case "directory":
      return node.path;
    case "script":
      return `${node.scan.path}/${byteId(node.file.fileName.bytes)}`;
    case "absent":
      return `${node.scan.path}/${byteId(node.script.fileName.bytes)}`;
    case "handler":
      return `${nodeId(node.script)}#${node.nth}${node.event}`;
    case "note":
      return `${nodeId(node.parent)}!${node.label}`;
  }
}

/** The event directory that a part belongs to. */
export function directoryOf(node: TreeNode): string {
  switch (node.kind) {
    case "directory":
      return node.path;
    case "script":
    case "absent":
      return node.scan.path;
    case "handler":
      return node.script.scan.path;
    case "note":
      return directoryOf(node.parent);
  }
}

/** What stands above a part; `null` for directories. */
export function parentOf(node: TreeNode): TreeNode | null {
  switch (node.kind) {
    case "directory":
      return null;
    case "script":
    case "absent":
      return { kind: "directory", path: node.scan.path };
    case "handler":
      return node.script;
    case "note":
      return node.parent;
  }
}

/** Two names that are not UTF-8 may look the same. */
function byteId(bytes: Buffer): string {
  return bytes.toString("latin1");
}
