import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { releaseWords } from "../ctdb/releaseWords.ts";
import { copyName } from "./copyNames.ts";
import type { DirectoryEntry } from "./directoryEntry.ts";
import { explainName } from "./explainName.ts";
import { printable } from "./fileNames.ts";
import type { ScriptState, StateReason } from "./scriptFile.ts";
import { errnoText } from "./systemError.ts";

/** A state with its reason. */
export interface Judgement {
  readonly state: ScriptState;
  readonly reason: StateReason;
}

const OWNER_EXECUTE = 0o100;
const OTHERS_EXECUTE = 0o011;
const ENOENT = 2;
const EACCES = 13;
/** glibc's words, which CTDB prints. */
const STRERROR = new Map([
  [ENOENT, "No such file or directory"],
  [20, "Not a directory"],
  [36, "File name too long"],
  [40, "Too many levels of symbolic links"],
]);

/** What stat says of an entry that went, or whose directory was replaced, since its name was read. */
function vanishedWords(errno: number): string {
  switch (errno) {
    case 20:
      return t("Its folder has just been replaced, and is none any more");
    case 40:
      return t("Its folder has just been replaced by a link that leads back to itself");
    default:
      return t("The file has just vanished");
  }
}

/** What becomes of a listed name for which stat fails, as the second half of a sentence. */
function statConsequence(errno: number, convention: Convention): string {
  if (convention.dangling === "ignored") {
    return t("CTDB does not list it");
  }
  // Only ENOENT was ever harmless: 4.17 and current code fail on ELOOP and ENOTDIR alike.
  if (errno !== ENOENT || convention.dangling === "fails") {
    return t("the event fails with CANNOT RUN ({0})", STRERROR.get(errno) ?? errnoText(errno));
  }
  return convention.dangling === "disabled"
    ? t("CTDB shows it DISABLED and the event succeeds without it")
    : t("CTDB passes it over and the event succeeds without it");
}

function judgeUnknown(entry: DirectoryEntry, errno: number, convention: Convention): Judgement {
  const state = convention.dangling === "ignored" ? "ignored" : "dangling";
  if (errno === EACCES) {
    return {
      state,
      reason: {
        code: "unreachable",
        sentence: t(
          "This user may not look at the file, so its state is unknown here; CTDB runs as root and may.",
        ),
      },
    };
  }
  const consequence = statConsequence(errno, convention);
  if (entry.type !== "link") {
    return { state, reason: { code: "vanished", sentence: `${vanishedWords(errno)}: ${consequence}.` } };
  }
  const target = entry.linkTarget === null ? null : printable(entry.linkTarget.toString("utf8"));
  const loop = STRERROR.get(errno) === "Too many levels of symbolic links";
  return {
    state,
    reason: {
      code: "dangling-link",
      sentence: `${danglingWords(target, loop)}: ${consequence}. ${t("Mend the link or remove it.")}`,
    },
  };
}

/** @param target what the link names, printable; `null` where it could not be read */
function danglingWords(target: string | null, loop: boolean): string {
  if (target === null) {
    return loop ? t("The link leads back to itself") : t("The link leads nowhere");
  }
  return loop
    ? t("The link to `{0}` leads back to itself", target)
    : t("The link to `{0}` leads nowhere", target);
}

function judgeNotExecutable(entry: DirectoryEntry, mode: number, convention: Convention): Judgement {
  const effect =
    convention.notExecutable === "ignored"
      ? t("Not run, and not listed")
      : t("Shown DISABLED and passed over, and the event succeeds without it");
  const name = printable(entry.name.toString("utf8"));
  const octal = (mode & 0o7777).toString(8).padStart(4, "0");
  return {
    state: convention.notExecutable,
    reason: {
      code: "not-executable",
      sentence: `${effect}: ${ownerWords(entry, octal, (mode & OTHERS_EXECUTE) !== 0)} ${t("`chmod u+x '{0}'` enables it.", name)}`,
    },
  };
}

/** @param others whether the group or others may execute it */
function ownerWords({ type }: DirectoryEntry, mode: string, others: boolean): string {
  if (type === "link") {
    return others
      ? t(
          "the owner of the link's target may not execute it (mode {0}, and the bits of group and others do not count).",
          mode,
        )
      : t("the owner of the link's target may not execute it (mode {0}).", mode);
  }
  return others
    ? t(
        "the owner of the file may not execute it (mode {0}, and the bits of group and others do not count).",
        mode,
      )
    : t("the owner of the file may not execute it (mode {0}).", mode);
}

function judgeExecutable(entry: DirectoryEntry, convention: Convention): Judgement {
  const name = entry.name.toString("utf8");
  const copy = copyName(name);
  if (copy !== null) {
    return {
      state: "enabled",
      reason: {
        code: "copy-runs",
        sentence: [
          t(
            "CTDB {0} runs this like any other script, although it is {1}.",
            releaseWords(convention.releases),
            copy.origin,
          ),
          t("Remove it, or take the right to execute it away: `chmod a-x '{0}'`.", printable(name)),
        ].join(" "),
      },
    };
  }
  if (!("mode" in entry.stat && entry.stat.regular)) {
    return {
      state: "enabled",
      reason: {
        code: "runs",
        sentence: t(
          "CTDB lists it as enabled, since the name fits and the owner's execute bit is set, but it is no file.",
        ),
      },
    };
  }
  const suffix =
    convention.names.suffix === "" && name.endsWith(".script")
      ? ` ${t("Here `.script` is a part of its name like any other.")}`
      : "";
  return {
    state: "enabled",
    reason: {
      code: "runs",
      sentence: `${t("Enabled: the name is that of a script and its owner may execute it.")}${suffix}`,
    },
  };
}

/** What CTDB makes of an entry, and why. */
export function judgeEntry(entry: DirectoryEntry, convention: Convention): Judgement {
  const unlisted = explainName(entry.name, convention, entry.type);
  if (unlisted !== null) {
    return { state: "ignored", reason: unlisted };
  }
  if ("errno" in entry.stat) {
    return judgeUnknown(entry, entry.stat.errno, convention);
  }
  return (entry.stat.mode & OWNER_EXECUTE) === 0
    ? judgeNotExecutable(entry, entry.stat.mode, convention)
    : judgeExecutable(entry, convention);
}
