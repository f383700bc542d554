import { CONFIG_RULES } from "./configFiles/configRules.ts";
import { DIRECTORY_RULES } from "./directory/directoryRules.ts";
import { EVENT_RULES } from "./events/eventRules.ts";
import { EXIT_RULES } from "./exit/exitRules.ts";
import { FIRST_LINE_RULES } from "./firstLine/firstLineRules.ts";
import { HELPER_RULES } from "./helpers/helperRules.ts";
import type { FileRule, Rule, ScriptRule } from "./rule.ts";
import { SHELL_RULES } from "./shell/shellRules.ts";

/** Rules about entries of an event directory. */
export const FILE_RULES: readonly FileRule[] = [...DIRECTORY_RULES, ...FIRST_LINE_RULES];

/** Rules about the text of scripts. */
export const SCRIPT_RULES: readonly ScriptRule[] = [
  ...EVENT_RULES,
  ...EXIT_RULES,
  ...HELPER_RULES,
  ...SHELL_RULES,
];

/**
 * Rules about the text of notification scripts: notify.sh runs them for `healthy`, `unhealthy` and three more, and
 * ctdbd neither reads their output nor makes anything of their status (notify.sh, server/ctdb_monitor.c).
 */
export const NOTIFICATION_RULES: readonly ScriptRule[] = SHELL_RULES.filter(
  ({ code }) => code !== "background-keeps-output",
);

/** The rules that still say what is right where the parser could not read a part: those about events need all arms. */
export const RULES_OF_BROKEN_SCRIPTS: readonly ScriptRule[] = SCRIPT_RULES.filter(
  (rule) => !EVENT_RULES.includes(rule),
);

/** Every rule, for lists and settings. */
export const ALL_RULES: readonly Rule[] = [...FILE_RULES, ...SCRIPT_RULES, ...CONFIG_RULES];
