import type { Moment } from "../source/moment.ts";
import type { Place } from "../source/place.ts";
import type { SourceFile } from "../source/sourceFile.ts";
import { commandName } from "../syntax/commandName.ts";
import { everyStatement, type Statement } from "../syntax/statement.ts";
import type { ShellMessage } from "./shellMessage.ts";
import type { Story } from "./story.ts";

/** Where a message of the shell belongs. */
export interface MessagePlaces {
  /** Innermost first. */
  readonly places: readonly Place[];
  /** Whether it stands behind the last command, and not before it in a loop's next turn. */
  readonly isBehind: boolean;
}

/**
 * Where a message of the shell belongs: in one of the calls that the last command lies in, or in what that command has
 * just called or read.
 * @returns `null` where the message is from elsewhere, or of something that ran before.
 */
export function messagePlaces(
  message: ShellMessage,
  last: Moment | null,
  story: Story,
): MessagePlaces | null {
  const file = story.sources.fileOf(message.source);
  if (file === null) {
    return null;
  }
  const path = story.sources.pathOf(message.source);
  if (message.isEval) {
    return last?.record.command.startsWith("eval ") === true ? { places: last.places, isBehind: true } : null;
  }
  if (message.isSyntaxError) {
    const places = syntaxErrorPlaces(message, path, file, last, story.sources.pathOf(story.end.scriptPath));
    return places === null ? null : { places, isBehind: true };
  }
  const statement = statementOn(file, message);
  if (statement === null) {
    return null;
  }
  const place: Place = { path, file, functionName: statement.functionName, line: message.line, statement };
  if (last === null) {
    return statement.functionName === null && message.source === story.end.scriptPath
      ? { places: [place], isBehind: true }
      : null;
  }
  const level = last.places.findIndex(
    (outer) => outer.path === path && outer.functionName === statement.functionName,
  );
  if (level >= 0) {
    const now = last.places[level]?.statement;
    const isBehind = now == null || statement.node.start >= now.node.start;
    return isBehind || isInLoop(now) ? { places: [place, ...last.places.slice(level + 1)], isBehind } : null;
  }
  const called = last.places[0]?.statement;
  const name = called == null ? null : commandName(called);
  const isCalled = name !== null && (name === statement.functionName || isSourcing(name, statement));
  return isCalled ? { places: [place, ...last.places], isBehind: true } : null;
}

function isSourcing(name: string, statement: Statement): boolean {
  return (name === "." || name === "source") && statement.functionName === null;
}

function isInLoop(statement: Statement): boolean {
  for (let at = statement.parent; at !== null; at = at.parent) {
    if (at.kind === "while" || at.kind === "until" || at.kind === "for") {
      return true;
    }
  }
  return false;
}

/**
 * A text with an error has no certain statements: only its line counts. bash goes on behind a `.` whose file has one, so
 * that the file must still be read.
 */
function syntaxErrorPlaces(
  { line }: ShellMessage,
  path: string,
  file: SourceFile,
  last: Moment | null,
  scriptPath: string,
): readonly Place[] | null {
  const at = Math.min(line, lastLineWithText(file));
  const place: Place = { path, file, functionName: null, line: at, statement: null };
  if (last === null) {
    return path === scriptPath ? [place] : null;
  }
  const level = last.places.findIndex((outer) => outer.path === path && outer.functionName === null);
  if (level >= 0) {
    return [place, ...last.places.slice(level + 1)];
  }
  const called = last.places[0]?.statement;
  const name = called == null ? null : commandName(called);
  return name === "." || name === "source" ? [place, ...last.places] : null;
}

function lastLineWithText({ shell }: SourceFile): number {
  return shell.lines.placeAt(shell.text.trimEnd().length).line + 1;
}

/** The statement that the message is of: the one with the variable in question, else the only one, else what holds them. */
function statementOn(file: SourceFile, { line, text }: ShellMessage): Statement | null {
  const own = (file.loggedAt.get(line) ?? []).map(({ statement }) => statement);
  const name = /^(?:\$?\{)?([A-Za-z_]\w*|\d+)\b/.exec(text)?.[1];
  const using = name === undefined ? [] : own.filter(({ node }) => uses(node.text, name));
  const beginning = own.filter((statement) => statement.line === line);
  const redirected = [...everyStatement(file.root)].find(
    (statement) =>
      statement.hasRedirect && statement.line <= line && line <= statement.endLine && names(statement, text),
  );
  return using.at(-1) ?? redirected ?? (beginning.length > 0 ? beginning : own)[0] ?? null;
}

function uses(text: string, variable: string): boolean {
  return [...text.matchAll(/\$\{?[#!]?([A-Za-z_]\w*|\d+)/g)].some(([, name]) => name === variable);
}

/** Whether a compound has the file in its redirections that the message names. */
function names({ node, kind }: Statement, text: string): boolean {
  const file = /^(.+): [^:]+$/.exec(text)?.[1];
  if (file === undefined || kind === "simple") {
    return false;
  }
  return node.children.some((child) => {
    const target = child.child("destination")?.text.replaceAll(/["']/g, "");
    return child.field === "redirect" && (target === file || target?.includes("$") === true);
  });
}
