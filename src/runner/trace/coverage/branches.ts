import type { TextRange } from "../../../text/textRange.ts";
import type { Statement } from "../syntax/statement.ts";
import { endToken, rangeOf } from "./ranges.ts";

/** A branch with the statement by which it is counted. */
export interface FoundBranch {
  readonly label: string;
  readonly range: TextRange;
  /** Number of the statement that decides; -1 where there is none. */
  readonly statement: number;
  /** The part that is executed if it is taken; else the `if`, the loop, … that is left without any. */
  readonly key: Statement;
  readonly taken: boolean;
}

/** The branches of one statement, without those within its parts. */
export function branchesOf(
  outer: Statement,
  numbers: ReadonlyMap<Statement, number>,
): readonly FoundBranch[] {
  const number = decider(outer, numbers);
  const taken = (key: Statement, label: string): FoundBranch => ({
    label,
    range: rangeOf(key),
    statement: number,
    key,
    taken: true,
  });
  const skipped = (label: string): FoundBranch => ({
    label,
    range: endToken(outer),
    statement: number,
    key: outer,
    taken: false,
  });
  const [first, second] = outer.children;
  if (first === undefined) {
    return [];
  }
  switch (outer.kind) {
    case "and":
    case "or": {
      const sign = outer.kind === "and" ? "&&" : "||";
      const right = second === undefined ? [] : [taken(second, `${sign} right side`)];
      return [...right, skipped(`${sign} right side skipped`)];
    }
    case "if":
      return ifBranches(outer, taken, skipped);
    case "while":
    case "until":
    case "for": {
      const bodies = outer.children.filter(({ role }) => role === "body");
      return bodies.flatMap((body) => [taken(body, "loop body"), skipped("no turn")]);
    }
    case "case": {
      const arms = outer.children.filter(({ role }) => role === "arm");
      const found = arms.map((arm) => taken(arm, `${patternsOf(arm).join(" | ")})`));
      return arms.some((arm) => patternsOf(arm).includes("*")) ? found : [...found, skipped("no pattern")];
    }
    default:
      return [];
  }
}

function ifBranches(
  outer: Statement,
  taken: (key: Statement, label: string) => FoundBranch,
  skipped: (label: string) => FoundBranch,
): readonly FoundBranch[] {
  const thens = outer.children.filter(({ role }) => role === "then");
  const other = outer.children.find(({ role }) => role === "else");
  const found = thens.map((then, index) => taken(then, index === 0 ? "then" : `elif ${index}`));
  return [...found, other === undefined ? skipped("implicit else") : taken(other, "else")];
}

/** The statement to which the branches belong: the one that was executed last before the way parts. */
function decider(outer: Statement, numbers: ReadonlyMap<Statement, number>): number {
  const own = numbers.get(outer);
  if (own !== undefined) {
    return own;
  }
  const [first] = outer.children;
  return first === undefined ? -1 : lastNumber(first, numbers);
}

function lastNumber(statement: Statement, numbers: ReadonlyMap<Statement, number>): number {
  const own = numbers.get(statement);
  if (own !== undefined) {
    return own;
  }
  for (const child of [...statement.children].reverse()) {
    const number = lastNumber(child, numbers);
    if (number >= 0) {
      return number;
    }
  }
  return -1;
}

/** The patterns of a `case` arm as they stand in the text. */
export function patternsOf({ node }: Statement): readonly string[] {
  const end = node.children.findIndex(({ type }) => type === ")");
  return node.children
    .slice(0, end)
    .flatMap(({ isNamed, text, type }) => (isNamed && type !== "comment" ? [text] : []));
}
