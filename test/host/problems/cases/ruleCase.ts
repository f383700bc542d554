import type { Severity } from "../../../../src/rules/finding.ts";

/** An entry of a folder: its text, or more. A folder has no content, and a link only its target. */
export type Entry =
  | string
  | { readonly content: string | Buffer; readonly mode?: number }
  | { readonly link: string }
  | { readonly folder: true };

/** What the fixes of a case leave on disk; what is not named stays as it was. */
export interface Mended {
  /** The file's new path below the case's folder. */
  readonly path?: string;
  readonly mode?: number;
  /** Words of the text, with what stands in their place afterwards. */
  readonly words?: readonly (readonly [from: string, to: string])[];
  /** The whole text, where it is more than other words. */
  readonly text?: string;
}

/** A fix: its title, and whether it is offered as the one right answer. */
export type ExpectedFix = string | { readonly optional: string };

/** What VS Code shows of a mistake on disk, and how it is mended. */
export interface Expectation {
  /** Every finding of the rule in the file, from the top: how much it matters, and what is underlined. */
  readonly shown: readonly (readonly [Severity, string])[];
  /** Left out where there is none. The fixes that are applied one after another; each mends one finding. */
  readonly fixes?: readonly ExpectedFix[];
  readonly mended?: Mended;
}

/** One rule's mistake, in a folder of its own. */
export interface RuleCase extends Expectation {
  readonly code: string;
  /** The setting `ctdb.targetVersion` of the folder that it lies in; without one the newest release. */
  readonly target?: string;
  /** By path below the case's folder; files in event directories are executable where no mode is given. */
  readonly entries: Readonly<Record<string, Entry>>;
  /** The path of the file that the finding is about. */
  readonly file: string;
}
