import type { ScriptRule } from "../rule.ts";
import { exitInSubshell } from "./exitInSubshell.ts";
import { exitReadAsErrno } from "./exitReadAsErrno.ts";
import { exitShownAsDisabled } from "./exitShownAsDisabled.ts";
import { failureSwallowed } from "./failureSwallowed.ts";
import { sourcedHelperExits } from "./sourcedHelperExits.ts";

/** The rules of this folder, in the order in which they are listed. */
export const EXIT_RULES: readonly ScriptRule[] = [
  exitReadAsErrno,
  exitShownAsDisabled,
  exitInSubshell,
  sourcedHelperExits,
  failureSwallowed,
];
