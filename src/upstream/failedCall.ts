import type { HarnessCheck } from "./harnessOutput.ts";

/** Lines of a test's file, from 0. */
export interface CallPlace {
  readonly first: number;
  readonly last: number;
}

/** Calls that compare an output with what is required: those of `scripts/unit.sh` and those that suites make of them. */
const CALL =
  /^\s*(?:if |! )?(?:\w*simple_test\w*|unit_test\w*|script_test|test_ctdb_ip_all|test_takeover_helper|check_routes|nfs_iterate_test|\w+_tests?)(?=\s|$)/;
const NO_CALL = /^\s*(?:define_test|\w*\(\))|\(\)\s*$/;
const HEADER = /^Running(?: script "|: )/;

/**
 * The call in a test's file whose check failed: by the required output where the file has it literally, else by how many checks
 * came before it.
 * @param text of the test's file
 * @param output of the test, up to its end
 * @returns `null` where it cannot be told, such as where calls stand in a loop
 */
export function failedCall(text: string, output: string, check: HarnessCheck): CallPlace | null {
  const lines = text.split("\n");
  const calls = lines.flatMap((line, index) => (CALL.test(line) && !NO_CALL.test(line) ? [index] : []));
  const required = requiredAt(lines, check.required.output);
  const after = required === null ? undefined : calls.find((line) => line > required);
  if (after !== undefined) {
    return callAt(lines, after);
  }
  const isPlain = !lines.some((line) => /^\s*(?:for|while|until|if)\b/.test(line));
  const nth = output.split("\n").filter((line) => HEADER.test(line)).length;
  const call = calls.length === 1 ? calls[0] : isPlain ? calls[nth - 1] : undefined;
  return call === undefined ? null : callAt(lines, call);
}

/** Where the required output stands as one text that occurs once: the line of its end. */
function requiredAt(lines: readonly string[], required: string): number | null {
  const wanted = required.split("\n");
  if (required === "") {
    return null;
  }
  const fits = lines.flatMap((line, index) =>
    line === wanted[0] && wanted.every((text, offset) => lines[index + offset] === text) ? [index] : [],
  );
  const quoted =
    wanted.length === 1
      ? lines.flatMap((line, index) => (line.includes(`"${required}"`) ? [index] : []))
      : [];
  const [found, ...others] = [...fits, ...quoted];
  return found === undefined || others.length > 0 ? null : found + wanted.length - 1;
}

function callAt(lines: readonly string[], first: number): CallPlace {
  let last = first;
  while (lines[last]?.endsWith("\\") && last + 1 < lines.length) {
    last++;
  }
  return { first, last };
}
