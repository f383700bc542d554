import { t } from "@vscode/l10n";
import type { Word } from "../../shell/words.ts";
import type { Fix } from "../finding.ts";
import { editFix, replaceFix } from "../scriptTools/fixes.ts";
import { hasOption, type Program } from "../scriptTools/program.ts";

/** A step that works once only. */
export interface Step {
  readonly shown: string;
  readonly advice: string;
  readonly fixes: readonly Fix[];
  /** What a script says that removes first what may be there; without it any removal before the step counts. */
  readonly undone?: RegExp;
  /** Whether it may do so at its end, as a trap does. */
  readonly undoneLater?: boolean;
}

/** What a program makes that may be there already, so that it fails then; `null` where it does not. */
export function onceOnly(program: Program): Step | null {
  const { name, words } = program;
  const [first, second] = words.filter(({ literal }) => literal === null || !literal.startsWith("-"));
  switch (name) {
    case "mkdir": {
      const { end } = program.nameNode;
      return words.length === 0 || hasOption(words, /^(?:-\w*p|--parents)/)
        ? null
        : {
            shown: "mkdir",
            advice: t("Use `mkdir -p`."),
            fixes: [editFix(t("Insert `-p`"), { start: end, end }, " -p", true)],
            undone: /\brmdir\b|\brm\s+-\w*[rR]/,
            undoneLater: true,
          };
    }
    case "ip":
      return first?.literal == null || second?.literal !== "add" ? null : ipStep(first.literal, second);
    case "mount":
      return words.length === 0 || hasOption(words, SEVERAL_MOUNTS)
        ? null
        : {
            shown: "mount",
            advice: t("Test first whether it is mounted (`mountpoint -q … || mount …`)."),
            fixes: [],
            undone: /\bumount\b/,
          };
    case "iptables":
    case "ip6tables":
      return hasOption(words, /^(?:-N|--new-chain)$/)
        ? {
            shown: `${name} -N`,
            advice: t("Let it fail where the chain is there, and empty the chain then (`-F`)."),
            fixes: [],
            undone: /\s-X\b/,
          }
        : null;
    case "ln":
      return hasOption(words, /^-\w*s/) && !hasOption(words, /^(?:-\w*f|--force)/)
        ? { shown: "ln -s", advice: t("Use `ln -sfn`."), fixes: [], undone: /\b(?:rm|unlink)\b/ }
        : null;
    case "zpool":
      return first?.literal === "import" && second !== undefined
        ? {
            shown: "zpool import",
            advice: t("Test first whether it is imported (`zpool list … || zpool import …`)."),
            fixes: [],
            undone: /\bzpool\s+export\b/,
          }
        : null;
    default:
      return null;
  }
}

/** All that is not mounted yet, changes of a mount, and mounts that may lie one over the other. */
const SEVERAL_MOUNTS =
  /^(?:-a|--all|-l|-B|--r?bind|-R|-M|--move|--make-\w+|.*\bremount\b.*|.*\bbind\b.*|tmpfs)$/;

function ipStep(object: string, verb: Word): Step | null {
  if (/^r(?:oute)?$/.test(object) || /^a(?:ddr(?:ess)?)?$/.test(object)) {
    return {
      shown: `ip ${object} add`,
      advice: t("Use `replace` in place of `add`, or remove first what may be there."),
      fixes: [replaceFix(t("Change `add` to `replace`"), verb, "replace")],
    };
  }
  if (/^l(?:ink)?$/.test(object)) {
    return {
      shown: `ip ${object} add`,
      advice: t("Test first whether it is there (`ip link show …`)."),
      fixes: [],
    };
  }
  return /^ru(?:le)?$/.test(object)
    ? { shown: "ip rule add", advice: t("Remove first what may be there (`ip rule del …`)."), fixes: [] }
    : null;
}
