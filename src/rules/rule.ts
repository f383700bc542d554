import type { Convention } from "../ctdb/convention.ts";
import type { EventScript } from "../scripts/eventScript/eventScript.ts";
import type { SourcedFiles } from "../scripts/eventScript/libraries.ts";
import type { ScriptDirectory } from "../scripts/scriptDirectory.ts";
import type { ScriptFile, StartProblem } from "../scripts/scriptFile.ts";
import type { SourceText } from "../scripts/sourceText.ts";
import type { Remark, Severity } from "./finding.ts";

/** What is known of an event directory without reading its scripts. */
export interface DirectoryFacts {
  /** Absolute path. */
  readonly path: string;
  readonly convention: Convention;
  /** CTDB_BASE: absolute path. */
  readonly base: string;
  /** Mode bits of the folder (`st_mode`), or `null` where they cannot be asked for. */
  readonly mode: number | null;
  readonly scan: ScriptDirectory;
}

/** One entry of an event directory. */
export interface FileFacts {
  /** Absolute path. */
  readonly path: string;
  readonly entry: ScriptFile;
  /** What keeps CTDB from starting it, of the text in the editor where there is one. */
  readonly startProblem: StartProblem | null;
  /** `null` where it is no regular file or cannot be read. */
  readonly source: SourceText | null;
}

/** What a rule about a script's text may ask for. */
export interface ScriptContext {
  readonly convention: Convention;
  readonly directory: DirectoryFacts;
  readonly file: FileFacts;
  readonly sourced: SourcedFiles;
}

interface RuleInfo {
  /** The stable name: `not-executable`. */
  readonly code: string;
  /** What is wrong, in one short sentence for lists and settings. */
  readonly title: string;
  readonly severity: Severity;
  /** Whether “fix all” may apply its preferred fixes: they change text only, and never what a script does when right. */
  readonly isSafeToFixAll?: boolean;
}

/** A rule about the entries of a directory: their names, modes and kinds. */
export interface FileRule extends RuleInfo {
  check(file: FileFacts, directory: DirectoryFacts): Iterable<Remark>;
}

/** A rule about the text of a script in sh or bash. It never asks for a file. */
export interface ScriptRule extends RuleInfo {
  check(script: EventScript, context: ScriptContext): Iterable<Remark>;
}

/** What the lists of rules show of any rule. */
export type Rule = RuleInfo;
