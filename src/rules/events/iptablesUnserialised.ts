import { hasHelper, helperNamed } from "../../ctdb/helpers/helpers.ts";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
import type { ScriptRule } from "../rule.ts";
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
  *check(script, { convention }) {
    const helper = helperNamed("iptables_wrapper");
    const hasWrapper = helper !== null && hasHelper(helper, convention.version);
    for (const command of script.shell.commands) {
      const program = programOf(command);
      if (program === null || (program.name !== "iptables" && program.name !== "ip6tables")) {
        continue;
      }
      const isOther = script.functions.has(program.name) || !hasOption(program.words, CHANGES);
      if (isOther || hasOption(program.words, /^(?:-w\d*|--wait(?:=\d+)?)$/)) {
        continue;
      }
      const family = program.name === "iptables" ? "inet" : "inet6";
      const other = hasWrapper ? ` or call \`iptables_wrapper ${family}\` in its place` : "";
      const who =
        convention.queue === "serial"
          ? "where another program such as firewalld holds its lock"
          : `where another event (${formatVersion(convention.version)} runs several at a time) or another program holds its lock`;
      const at = program.nameNode.end;
      // `-w` came in 2013 with iptables 1.4.20, which the systems of older releases need not have.
      const isOld = !atLeast(convention.version, [4, 2]);
      yield {
        range: rangeOf(program.nameNode),
        severity: convention.queue === "serial" ? "hint" : "warning",
        message: `\`${program.name}\` fails at once ${who}, and the rule is not changed. Give it \`-w\`${isOld ? " (iptables 1.4.20 and newer)" : ""}${other}.`,
        fixes: [editFix("Insert `-w`", { start: at, end: at }, " -w", !isOld)],
      };
    }
  },
};
