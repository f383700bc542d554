/** One `case` around the cursor. */
export interface OpenCase {
  /** The word behind `case`, as it is written. */
  subject: string;
  phase: "subject" | "in" | "pattern" | "body";
  /** Patterns of the arm that the cursor is in, as they are written. */
  patterns: string[];
  /** Patterns of the arms before it. */
  readonly earlier: string[];
}

/** A variable that is being typed. */
export interface OpenExpansion {
  /** Offset of the `$`. */
  readonly start: number;
  readonly isBraced: boolean;
  /** What stands between `$` or `${` and the cursor. */
  readonly name: string;
}

/** Where in a script the cursor stands, as far as the text before it tells. */
export interface CursorContext {
  /**
   * `command`: a command's name is expected; `pattern`: a pattern of a `case` arm; `value`: behind `NAME=`;
   * `redirect`: a file behind `>` or `<`; `text`: single quotes, `${x:-…}`, arithmetic.
   */
  readonly place:
    | "command"
    | "argument"
    | "pattern"
    | "value"
    | "redirect"
    | "comment"
    | "here-document"
    | "text";
  /** Where the word begins that the cursor is in or behind; the cursor itself where there is none. */
  readonly wordStart: number;
  /** That word up to the cursor, as it is written. */
  readonly word: string;
  /** The words of the command before it, as they are written, without assignments and redirections. */
  readonly words: readonly string[];
  readonly quote: '"' | "'" | null;
  /** The cases around the cursor, outermost first. */
  readonly cases: readonly OpenCase[];
  readonly expansion: OpenExpansion | null;
}
