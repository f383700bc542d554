import type { ShellParser } from "../../../shell/shellParser.ts";
import { readShellScript, type ShellScript } from "../../../shell/shellScript.ts";
import { buildStatements } from "../syntax/buildStatements.ts";
import { type LoggedForm, loggedForms } from "../syntax/loggedForms.ts";
import { everyStatement, type Statement } from "../syntax/statement.ts";

/** A statement that xtrace logs, with what it may log of it. */
export interface LoggedStatement {
  readonly statement: Statement;
  readonly forms: readonly LoggedForm[];
  /** The last line on which bash may say that it is: of `for` and `case` that of the head. */
  readonly lastLine: number;
}

/** A command with what stands in its substitutions: there, bash counts lines from somewhere in the command. */
export interface SubstitutingCommand {
  readonly outer: Statement;
  readonly inner: readonly LoggedStatement[];
}

/** A file of which lines were executed. */
export interface SourceFile {
  /** Absolute path on this machine. */
  readonly path: string;
  readonly shell: ShellScript;
  readonly root: Statement;
  /** In the order of the text. */
  readonly logged: readonly LoggedStatement[];
  /** The commands with substitutions, each with all that is in them. */
  readonly substituting: readonly SubstitutingCommand[];
  /** The same by each line that they cover, from 1. */
  readonly loggedAt: ReadonlyMap<number, readonly LoggedStatement[]>;
}

/**
 * Reads a script's statements.
 * @throws {ParseLimitError} as the parser.
 */
export function sourceFile(path: string, text: string, parser: ShellParser): SourceFile {
  const shell = readShellScript(parser.parse(text));
  const root = buildStatements(shell.root, shell.lines);
  const logged = [...everyStatement(root)].flatMap((statement) =>
    statement.logged === null
      ? []
      : [{ statement, forms: loggedForms(statement.logged), lastLine: lastLineOf(statement) }],
  );
  return { path, shell, root, logged, substituting: substitutingCommands(logged), loggedAt: byLine(logged) };
}

function substitutingCommands(logged: readonly LoggedStatement[]): readonly SubstitutingCommand[] {
  const commands = new Map<Statement, LoggedStatement[]>();
  for (const entry of logged) {
    const outer = commandAround(entry.statement);
    if (outer !== null) {
      const inner = commands.get(outer) ?? [];
      commands.set(outer, inner);
      inner.push(entry);
    }
  }
  return [...commands].map(([outer, inner]) => ({ outer, inner }));
}

/** The command with the outermost substitution that a statement lies in; `null` where it lies in none. */
function commandAround(statement: Statement): Statement | null {
  let outer: Statement | null = null;
  for (let at: Statement | null = statement; at !== null; at = at.parent) {
    outer = at.kind === "substitution" ? at.parent : outer;
  }
  return outer;
}

function lastLineOf({ kind, children, line, endLine }: Statement): number {
  const block = kind === "simple" ? undefined : children.find(({ role }) => role !== null);
  return kind === "simple" ? endLine : Math.max(line, block?.line ?? endLine);
}

function byLine(logged: readonly LoggedStatement[]): ReadonlyMap<number, readonly LoggedStatement[]> {
  const lines = new Map<number, LoggedStatement[]>();
  for (const entry of logged) {
    for (let line = entry.statement.line; line <= entry.lastLine; line++) {
      const known = lines.get(line);
      if (known === undefined) {
        lines.set(line, [entry]);
      } else {
        known.push(entry);
      }
    }
  }
  return lines;
}
