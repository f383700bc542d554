import type { TextRange } from "../text/textRange.ts";

/** How much a finding matters, the words of the Language Server Protocol. */
export type Severity = "error" | "warning" | "information" | "hint";

/** One change of a text. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** One thing that a fix does. Files are absolute paths. */
export type FixStep =
  /** changes the text, of the finding's own file where no other is named */
  | { readonly kind: "edit"; readonly file?: string; readonly edits: readonly TextEdit[] }
  /** gives a file another name, in its directory or in another `folder`; refused where that name is taken */
  | { readonly kind: "rename"; readonly file: string; readonly newName: string; readonly folder?: string }
  /** adds and takes away mode bits (`0o100`) of the file, or of what a link leads to */
  | { readonly kind: "chmod"; readonly file: string; readonly add: number; readonly remove: number }
  /** takes the byte-order mark away, which is no part of the text that an editor shows */
  | { readonly kind: "strip-byte-order-mark"; readonly file: string }
  /** ends all lines with a line feed alone, which an editor keeps apart from its text */
  | { readonly kind: "unix-line-ends"; readonly file: string };

/** A way to mend a finding. */
export interface Fix {
  /** What it does, as a menu shows it: `Make it executable (chmod u+x)`. */
  readonly title: string;
  readonly steps: readonly FixStep[];
  /** The one right answer: offered first, and what “fix all” takes where the rule allows it. */
  readonly isPreferred: boolean;
}

/** A place that explains a finding. */
export interface RelatedPlace {
  /** Absolute path. */
  readonly file: string;
  readonly range: TextRange;
  readonly message: string;
}

/** What a rule says of a place; the driver adds the code and the severity. */
export interface Remark {
  readonly range: TextRange;
  /** What is wrong, what CTDB makes of it, what to do: one to three sentences in plain text, names in backquotes. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  readonly tag?: "unnecessary" | "deprecated";
  /** Where this remark matters more or less than the rule usually does. */
  readonly severity?: Severity;
}

/** A remark with its rule. */
export interface Finding extends Remark {
  /** The file that it is about: absolute path. */
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
}
