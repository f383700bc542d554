import type { Convention } from "../../ctdb/convention.ts";
import type { Finding, Severity } from "../../rules/finding.ts";
import type { ScriptDirectory } from "../../scripts/scriptDirectory.ts";

/** What was found in one file. Offsets of the findings are UTF-16 offsets into `text`. */
export interface FileReport {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** How the rules are to judge. */
export interface CheckSettings {
  /** By the rule's code; a rule that is not in it has its own severity. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
}

/** An event directory at one moment, ready to be checked: what the server needs of `DirectoryChecker`. */
export interface DirectoryCheck {
  readonly path: string;
  /** `CTDB_BASE` of the directory. */
  readonly base: string;
  readonly convention: Convention;
  readonly scan: ScriptDirectory;
  /** Every file that it reports on: absolute paths of entries of the directory and of configuration files of `base`. */
  readonly paths: readonly string[];
  /** What its scripts were seen to source so far: absolute paths. It grows with each check. */
  readonly libraries: readonly string[];
  /** @param openText the editor's text, in place of the disk's */
  check(path: string, settings: CheckSettings, openText?: string): Promise<FileReport>;
}

/** Reads an event directory. @throws {ScanError} where it cannot be read. */
export type OpenDirectory = (path: string, convention: Convention) => Promise<DirectoryCheck>;
