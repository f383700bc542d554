import type { SyntaxNode } from "./syntaxNode.ts";
import type { Word } from "./words.ts";

/** A function that a script defines. */
export interface FunctionDefinition {
  readonly name: string;
  readonly nameNode: SyntaxNode;
  readonly node: SyntaxNode;
  readonly body: SyntaxNode;
  /** The function around it, or `null`. */
  readonly outer: FunctionDefinition | null;
}

/** One redirection of a command. */
export interface Redirect {
  readonly node: SyntaxNode;
  /** `>`, `>>`, `<`, `>&`, `&>`, `<<`, `<<<`, … */
  readonly operator: string;
  /** The number before the operator, or `null`. */
  readonly descriptor: number | null;
  readonly target: Word | null;
}

/** Where a command stands. */
export interface CommandPlace {
  /** The function whose body it is in, or `null` at the top level. */
  readonly function: FunctionDefinition | null;
  /** It, or something around it, is followed by `&`. */
  readonly isBackground: boolean;
  /** In `( … )`, in a command substitution, or in a pipeline: `exit` and assignments do not reach the script. */
  readonly inSubshell: boolean;
  /** In `$( … )` or backquotes: its standard output goes into the text. */
  readonly inSubstitution: boolean;
  /** The innermost pipeline around it within the same command substitution, and its place in it from 0. */
  readonly pipeline: { readonly index: number; readonly length: number; readonly node: SyntaxNode } | null;
  /** Its status decides something: left of `&&` or `||`, a condition of `if`, `while`, `until`, behind `!`. */
  readonly isTested: boolean;
  readonly inLoop: boolean;
  /** Redirections of the compounds around it. */
  readonly outerRedirects: readonly Redirect[];
}

/** One simple command, built-ins and `[ … ]` included. */
export interface Command {
  /** `command`, `declaration_command`, `unset_command` or `test_command`. */
  readonly node: SyntaxNode;
  /** The same with its redirections. */
  readonly statement: SyntaxNode;
  /** Its literal name (`[` for a test), or `null` where the name is expanded. */
  readonly name: string | null;
  readonly nameNode: SyntaxNode;
  /** Its arguments; none for `[ … ]`, whose `node` has the expression. */
  readonly words: readonly Word[];
  /** Its own redirections. */
  readonly redirects: readonly Redirect[];
  readonly place: CommandPlace;
}

/** One assignment of a variable. */
export interface Assignment {
  readonly name: string;
  readonly nameNode: SyntaxNode;
  /** What is assigned, or `null` where a command does it (`read`, `for`, `getopts`) or nothing is given. */
  readonly value: SyntaxNode | null;
  readonly node: SyntaxNode;
  /**
   * `plain`: `a=b`; `prefix`: for one command; `local`: in a function; `exported`: by `export`, `readonly`, `declare`;
   * `read`, `for`, `default` (`${a:=b}`): as named.
   */
  readonly kind: "plain" | "prefix" | "local" | "exported" | "read" | "for" | "default";
  readonly function: FunctionDefinition | null;
  readonly inSubshell: boolean;
}

/** One use of a variable's value. */
export interface VariableUse {
  /** The name without `$`: also `1`, `@`, `#`, `?`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The expansion's operator: `:-`, `%`, `:?`, …; `null` for `$a` and `${a}`. */
  readonly operator: string | null;
  /** The expansion; in a here-document, which is read as text, the node of its body. */
  readonly node: SyntaxNode;
  readonly function: FunctionDefinition | null;
}
