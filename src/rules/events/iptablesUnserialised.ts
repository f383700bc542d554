import { t } from "@vscode/l10n";
import { hasHelper, helperNamed } from "../../ctdb/helpers/helpers.ts";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
import type { Command } from "../../shell/command.ts";
import { sentences } from "../../text/sentences.ts";
import type { ScriptContext, ScriptRule } from "../rule.ts";
import { editFix, rangeOf } from "../scriptTools/fixes.ts";
import { hasOption, programOf } from "../scriptTools/program.ts";

const CHANGES =
  /^(?:-[ADIRFNXPEZ]|--(?:append|delete|insert|replace|flush|new-chain|delete-chain|policy|rename-chain|zero))$/;

/** iptables fails where somebody else holds its lock, unless it is told to wait (34ce8a4f028). */
export const iptablesUnserialised: ScriptRule = {
  code: "iptables-unserialised",
  title: "`iptables` does not wait for its lock.",
  severity: "hint",
  isSafeToFixAll: true,
  *check(script, context) {
    const { convention } = context;
    const helper = helperNamed("iptables_wrapper");
    const hasWrapper = helper !== null && hasHelper(helper, convention.version);
    for (const command of script.shell.commands) {
      const program = programOf(command);
      if (program === null || (program.name !== "iptables" && program.name !== "ip6tables")) {
        continue;
      }
      const isOther = script.functions.has(program.name) || !hasOption(program.words, CHANGES);
      if (
        isOther ||
        isHelper(command, program.name, context) ||
        hasOption(program.words, /^(?:-w\d*|--wait(?:=\d+)?)$/)
      ) {
        continue;
      }
      const family = program.name === "iptables" ? "inet" : "inet6";
      const why =
        convention.queue === "serial"
          ? t(
              "`{0}` fails at once where another program such as firewalld holds its lock, and the rule is not changed.",
              program.name,
            )
          : t(
              "`{0}` fails at once where another event ({1} runs several at a time) or another program holds its lock, and the rule is not changed.",
              program.name,
              formatVersion(convention.version),
            );
      const at = program.nameNode.end;
      // `-w` came in 2013 with iptables 1.4.20, which the systems of older releases need not have.
      const isOld = !atLeast(convention.version, [4, 2]);
      yield {
        range: rangeOf(program.nameNode),
        severity: convention.queue === "serial" ? "hint" : "warning",
        message: sentences(why, adviceOf(isOld, hasWrapper ? family : null)),
        fixes: [editFix(t("Insert `-w`"), { start: at, end: at }, " -w", !isOld)],
      };
    }
  },
};

/** Whether the name is that of a function of `functions`, which waits: from 1.10 to 4.2.1, and in directories with a copy of these. */
function isHelper(command: Command, name: string, context: ScriptContext): boolean {
  const { sourced, convention } = context;
  const helper = helperNamed(name);
  const isRead = sourced.libraries.some(({ path }) => path.endsWith("/functions"));
  const isThere = isRead
    ? sourced.functions.has(name)
    : sourced.hasFunctions && helper !== null && hasHelper(helper, convention.version);
  return command.name === name && isThere;
}

/** @param family what `iptables_wrapper` is called with, where the release has that helper */
function adviceOf(isOld: boolean, family: string | null): string {
  if (family === null) {
    return isOld ? t("Give it `-w` (iptables 1.4.20 and newer).") : t("Give it `-w`.");
  }
  return isOld
    ? t("Give it `-w` (iptables 1.4.20 and newer) or call `iptables_wrapper {0}` in its place.", family)
    : t("Give it `-w` or call `iptables_wrapper {0}` in its place.", family);
}
