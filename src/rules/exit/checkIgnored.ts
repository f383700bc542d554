import { t } from "@vscode/l10n";
import { atLeast, type Version } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import { reachOf } from "../events/reach.ts";
import type { Remark } from "../finding.ts";
import { memo } from "../memo.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { hasOption, programOf } from "../scriptTools/program.ts";
import { statusFates } from "./statusFate.ts";

/** A check of `monitor` whose status nobody looks at, so that the node stays healthy whatever it finds. */
export function* checkIgnored(script: EventScript, command: Command, version: Version): Generator<Remark> {
  const { place, statement, nameNode } = command;
  if (
    place.isTested ||
    place.inSubshell ||
    place.isBackground ||
    !isOnlyCheck(script, command, version) ||
    trapsFailure(script)
  ) {
    return;
  }
  const fates = statusFates(script, statement);
  const isLost = fates.length > 0 && fates.every((fate) => fate === "lost");
  if (isLost && reachOf(script).isReachedBy(command, "monitor")) {
    yield {
      range: rangeOf(nameNode),
      message: t(
        "Nothing looks at the status of `{0}`, so `monitor` passes whatever it finds, and the node stays healthy. Write `|| exit 1` behind it.",
        command.name ?? "",
      ),
    };
  }
}

const trapsFailure = memo(({ shell }: EventScript) =>
  shell.commands.some(({ name, words }) => name === "trap" && words.some(({ literal }) => literal === "ERR")),
);

/** Whether a command does nothing but answer with its status, perhaps with a message. */
function isOnlyCheck(script: EventScript, command: Command, version: Version): boolean {
  const helper = command.name ?? "";
  if (helper === "ctdb_check_tcp_ports" || helper === "ctdb_check_unix_socket") {
    // Before 4.2 some releases ended the script themselves.
    return atLeast(version, [4, 2]) && !script.functions.has(helper);
  }
  const program = programOf(command);
  if (program === null || script.functions.has(program.name)) {
    return false;
  }
  const { name, words } = program;
  const isQuiet = command.redirects.some(({ target }) => target?.literal === "/dev/null");
  switch (name) {
    case "mountpoint":
      return isQuiet || hasOption(words, /^-[a-z]*q|^--quiet$/);
    case "pidof":
    case "pgrep":
      return isQuiet;
    case "systemctl":
      return (
        words.some(({ literal }) => literal === "is-active") &&
        (isQuiet || hasOption(words, /^-[a-z]*q|^--quiet$/))
      );
  }
  return false;
}
