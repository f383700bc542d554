import type { Statement } from "./statement.ts";

/** A comparison of a status with a number. */
export interface StatusTest {
  /** `?`, or the variable that holds the status. */
  readonly name: string;
  /** Whether the test holds for a status other than 0. */
  readonly holdsOnFailure: boolean;
}

const TEST =
  /^(?:\[\[? |test )\s*"?\$\{?(\?|[A-Za-z_]\w*)\}?"?\s+(-ne|!=|-gt|-eq|==?)\s+["']?(\d+)["']?(?:\s*\]\]?)?$/;

/** Reads `[ $? -ne 0 ]`, `[ "$rc" = 0 ]`, `test $? -eq 0`, …; `null` for any other command. */
export function statusTest({ logged }: Statement): StatusTest | null {
  const [, name, operator, number] = TEST.exec(logged?.text ?? "") ?? [];
  if (name === undefined) {
    return null;
  }
  const isEqual = operator === "-eq" || operator === "=" || operator === "==";
  const isZero = Number(number) === 0;
  if (!isZero && !isEqual) {
    return null; // `-gt 1`: nobody knows
  }
  return { name, holdsOnFailure: isZero !== isEqual };
}

/** The variable whose value `exit` and `return` give: `?` also where they are given none; `null`: something else. */
export function statusArgument({ logged }: Statement): string | null {
  const [, argument] = /^(?:exit|return)(?:\s+(.*))?$/s.exec(logged?.text ?? "") ?? [null, ""];
  if (argument === undefined) {
    return "?";
  }
  return /^"?\$\{?(\?|[A-Za-z_]\w*)\}?"?$/.exec(argument)?.[1] ?? null;
}

/** The variable of `case $? in` and `case "$rc" in`. */
export function statusOfCase({ logged }: Statement): string | null {
  return /^case\s+"?\$\{?(\?|[A-Za-z_]\w*)\}?"?\s+in\b/.exec(logged?.text ?? "")?.[1] ?? null;
}

/** The variable that a statement gives `$?`; `null` where it does something else. */
export function keptStatus({ logged }: Statement): string | null {
  return /^(?:local\s+)?([A-Za-z_]\w*)="?\$\{?\?\}?"?$/.exec(logged?.text ?? "")?.[1] ?? null;
}

/** Whether a statement assigns a variable something. */
export function assigns({ logged }: Statement, name: string): boolean {
  return logged?.text.replace(/^local\s+/, "").startsWith(`${name}=`) ?? false;
}
