import type { ScriptFile, StartProblem, StateReason } from "../../scripts/scriptFile.ts";

/** Why CTDB does not list a file, in few words; the tooltip has the sentence. */
const REASONS: Readonly<Partial<Record<StateReason["code"], string>>> = {
  "not-executable": "not executable",
  "dangling-link": "link leads nowhere",
  vanished: "just vanished",
  unreachable: "state unknown to this user",
  prefix: "not run: number",
  suffix: "not run: suffix",
  "too-short": "not run: name too short",
  "too-long": "not run: name too long",
  "package-copy": "not run: package manager's copy",
  "second-dot": "not run: second dot",
  tilde: "not run: tilde",
};

const PROBLEMS: Readonly<Record<StartProblem["code"], string>> = {
  "not-a-file": "no file",
  empty: "empty file",
  "byte-order-mark": "byte-order mark",
  "no-first-line": "no #! line",
  crlf: "CR LF",
  "interpreter-missing": "interpreter missing",
  "interpreter-not-executable": "interpreter not executable",
  unreadable: "cannot be read",
};

/** The state of a script in few words; `null`: it is enabled and starts. */
export function stateNote({ state, reason, startProblem }: ScriptFile): string | null {
  switch (state) {
    case "disabled":
      return "disabled";
    case "dangling":
    case "ignored":
      return REASONS[reason.code] ?? "not run";
    case "enabled":
      return startProblem === null ? null : `does not start: ${PROBLEMS[startProblem.code]}`;
  }
}
