import { createHash } from "node:crypto";
import type { TextRange } from "../../../text/textRange.ts";
import type { SourceFile } from "../source/sourceFile.ts";
import { everyStatement, type Statement } from "../syntax/statement.ts";
import { branchesOf } from "./branches.ts";
import { headRange } from "./ranges.ts";

/** What can be executed in a file, in the order of the text; the places in the lists are the numbers of the counts. */
export interface CoverableFile {
  readonly statements: readonly Coverable[];
  readonly branches: readonly CoverableBranch[];
  readonly functions: readonly CoverableFunction[];
  /** Numbers of statements, of the branches that are parts of the text, of those that are none, and of functions. */
  readonly statementNumbers: ReadonlyMap<Statement, number>;
  readonly takenNumbers: ReadonlyMap<Statement, number>;
  readonly skippedNumbers: ReadonlyMap<Statement, number>;
  readonly functionNumbers: ReadonlyMap<Statement, number>;
}

/** A command, or the head of a `for` or a `case`. */
export interface Coverable {
  readonly range: TextRange;
}

/** A way that may be taken, or not: `then`, an arm, the right side of `&&`, a loop's body, or past all of these. */
export interface CoverableBranch {
  readonly label: string;
  /** Of what is executed; where that is nothing, the statement that decides. */
  readonly range: TextRange;
  /** Number of the statement that decides; -1 where there is none. */
  readonly statement: number;
}

export interface CoverableFunction {
  readonly name: string;
  readonly range: TextRange;
}

const known = new WeakMap<SourceFile, CoverableFile>();

/** What can be executed in a file. */
export function coverableFile(file: SourceFile): CoverableFile {
  let found = known.get(file);
  if (found === undefined) {
    found = findCoverable(file.root);
    known.set(file, found);
  }
  return found;
}

/** What tells two versions of a file apart. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

function findCoverable(root: Statement): CoverableFile {
  const all = [...everyStatement(root)];
  const units = all.filter(({ kind }) => kind === "simple" || kind === "for" || kind === "case");
  const definitions = all.filter(({ kind }) => kind === "function");
  const statementNumbers = numbered(units);
  const branches = all.flatMap((statement) => branchesOf(statement, statementNumbers));
  const numbersOf = (isTaken: boolean): ReadonlyMap<Statement, number> =>
    new Map(
      branches.flatMap(({ key, taken }, number): [Statement, number][] =>
        taken === isTaken ? [[key, number]] : [],
      ),
    );
  return {
    statements: units.map((statement) => ({ range: headRange(statement) })),
    branches: branches.map(({ label, range, statement }) => ({ label, range, statement })),
    functions: definitions.map(({ node }) => ({
      name: node.child("name")?.text ?? "",
      range: { start: node.start, end: node.end },
    })),
    statementNumbers,
    takenNumbers: numbersOf(true),
    skippedNumbers: numbersOf(false),
    functionNumbers: numbered(definitions),
  };
}

function numbered(statements: readonly Statement[]): ReadonlyMap<Statement, number> {
  return new Map(statements.map((statement, number) => [statement, number]));
}
