import type { Convention } from "../ctdb/convention.ts";
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

/** What stat says of a directory that was replaced since its names were read. */
const VANISHED = new Map([
  [20, "Its folder has just been replaced, and is none any more"],
  [40, "Its folder has just been replaced by a link that leads back to itself"],
]);

/** What becomes of a listed name for which stat fails, as the second half of a sentence. */
function statConsequence(errno: number, convention: Convention): string {
  if (convention.dangling === "ignored") {
    return "CTDB does not list it";
  }
  // Only ENOENT was ever harmless: 4.17 and current code fail on ELOOP and ENOTDIR alike.
  if (errno !== ENOENT || convention.dangling === "fails") {
    return `the event fails with CANNOT RUN (${STRERROR.get(errno) ?? errnoText(errno)})`;
  }
  return convention.dangling === "disabled"
    ? "CTDB shows it DISABLED and the event succeeds without it"
    : "CTDB passes it over and the event succeeds without it";
}

function judgeUnknown(entry: DirectoryEntry, errno: number, convention: Convention): Judgement {
  const state = convention.dangling === "ignored" ? "ignored" : "dangling";
  if (errno === EACCES) {
    return {
      state,
      reason: {
        code: "unreachable",
        sentence:
          "This user may not look at the file, so its state is unknown here; CTDB runs as root and may.",
      },
    };
  }
  const consequence = statConsequence(errno, convention);
  if (entry.type !== "link") {
    const what = VANISHED.get(errno) ?? "The file has just vanished";
    return { state, reason: { code: "vanished", sentence: `${what}: ${consequence}.` } };
  }
  const target = entry.linkTarget === null ? "" : ` to \`${printable(entry.linkTarget.toString("utf8"))}\``;
  const loop = STRERROR.get(errno) === "Too many levels of symbolic links";
  return {
    state,
    reason: {
      code: "dangling-link",
      sentence:
        `The link${target} leads ${loop ? "back to itself" : "nowhere"}: ${consequence}. ` +
        "Mend the link or remove it.",
    },
  };
}

function judgeNotExecutable(entry: DirectoryEntry, mode: number, convention: Convention): Judgement {
  const effect =
    convention.notExecutable === "ignored"
      ? "Not run, and not listed"
      : "Shown DISABLED and passed over, and the event succeeds without it";
  const others = (mode & OTHERS_EXECUTE) === 0 ? "" : ", and the bits of group and others do not count";
  const whose = entry.type === "link" ? "the link's target" : "the file";
  const name = printable(entry.name.toString("utf8"));
  const octal = (mode & 0o7777).toString(8).padStart(4, "0");
  return {
    state: convention.notExecutable,
    reason: {
      code: "not-executable",
      sentence:
        `${effect}: the owner of ${whose} may not execute it (mode ${octal}${others}). ` +
        `\`chmod u+x '${name}'\` enables it.`,
    },
  };
}

function judgeExecutable(entry: DirectoryEntry, convention: Convention): Judgement {
  const name = entry.name.toString("utf8");
  const copy = copyName(name);
  if (copy !== null) {
    return {
      state: "enabled",
      reason: {
        code: "copy-runs",
        sentence:
          `CTDB ${convention.releases} runs this like any other script, although it is ${copy.origin}. ` +
          `Remove it, or take the right to execute it away: \`chmod a-x '${printable(name)}'\`.`,
      },
    };
  }
  if (!("mode" in entry.stat && entry.stat.regular)) {
    return {
      state: "enabled",
      reason: {
        code: "runs",
        sentence:
          "CTDB lists it as enabled, since the name fits and the owner's execute bit is set, but it is no file.",
      },
    };
  }
  const suffix =
    convention.names.suffix === "" && name.endsWith(".script")
      ? " Here `.script` is a part of its name like any other."
      : "";
  return {
    state: "enabled",
    reason: {
      code: "runs",
      sentence: `Enabled: the name is that of a script and its owner may execute it.${suffix}`,
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
