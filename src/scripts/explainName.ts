import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { releaseWords } from "../ctdb/releaseWords.ts";
import { copyName, isDocumentation } from "./copyNames.ts";
import { printable } from "./fileNames.ts";
import { hasForbiddenDot, hasForbiddenTilde, hasPrefix, hasSuffix, isListed } from "./nameRule.ts";
import type { ScriptFile, StateReason } from "./scriptFile.ts";
import { suggestName } from "./suggestName.ts";
import { isCaseFileName, isSequenceFileName } from "./testFileNames.ts";

/** The part of a convention that decides about a name and words the reason. */
export type NameConvention = Pick<Convention, "names" | "releases">;

const NUMBERED = /^\d\d\./;

function pattern(convention: NameConvention): string {
  return convention.names.suffix === "" ? "`NN.name`" : "`NN.name.script`";
}

/** ` Rename it to X …`, or how the name should look where no near name is at hand. */
function mend(name: string, convention: NameConvention): string {
  const better = suggestName(name, convention.names);
  return better === null
    ? ` ${t("A name that runs is {0}, for example.", convention.names.suffix === "" ? "`50.name`" : "`50.name.script`")}`
    : renameWords(better);
}

function renameWords(better: string): string {
  return ` ${t("Rename it to `{0}`.", printable(better))}`;
}

function explainSuffix(name: string, convention: NameConvention): StateReason {
  const { suffix } = convention.names;
  if (name.endsWith(suffix)) {
    return {
      code: "too-short",
      sentence:
        t("Not run: between the number and `{0}` a name is missing; the dot cannot serve for both.", suffix) +
        mend(name, convention),
    };
  }
  const releases = releaseWords("4.9+"); // whatever the step: names have the suffix since then
  const why = name.toLowerCase().endsWith(suffix)
    ? t("Not run: CTDB {0} lists only names that end with `{1}`, in lower case.", releases, suffix)
    : t("Not run: CTDB {0} lists only names that end with `{1}`.", releases, suffix);
  return { code: "suffix", sentence: why + mend(name, convention) };
}

function explainPrefix(name: string, convention: NameConvention): StateReason {
  const detail = /^\d{3,}\./.test(name)
    ? t("the number has more than two digits")
    : /^\d\./.test(name)
      ? t("the number has only one digit")
      : t("the name does not begin with two digits and a dot");
  return {
    code: "prefix",
    sentence:
      t("Not run: {0}, and CTDB lists only {1}.", detail, pattern(convention)) + mend(name, convention),
  };
}

/** Reasons that hold whatever the rule says, since nobody meant such a file to run. */
function explainKind(name: string, type: ScriptFile["type"], convention: NameConvention): StateReason | null {
  if (type === "directory") {
    return { code: "directory", sentence: t("Not run: a folder, and CTDB does not look into folders.") };
  }
  const copy = copyName(name);
  if (copy !== null) {
    return {
      code: copy.code,
      sentence: t(
        "Not run: {0}, whose name CTDB {1} does not list.",
        copy.origin,
        releaseWords(convention.releases),
      ),
    };
  }
  if (/^\d\d\..+\.options$/s.test(name) || name === "script.options") {
    return {
      code: "options-file",
      sentence:
        name === "script.options"
          ? t("Not run: options that scripts read with load_script_options.")
          : t(
              "Not run: options that `{0}` reads with load_script_options.",
              printable(name.replace(/options$/, "script")),
            ),
    };
  }
  if (isCaseFileName(name)) {
    return { code: "test-file", sentence: t("Not run: cases, which say what event scripts must do.") };
  }
  if (isSequenceFileName(name)) {
    return { code: "test-file", sentence: t("Not run: a sequence of events.") };
  }
  if (isDocumentation(name)) {
    return { code: "documentation", sentence: t("Not run: documentation, as its name tells.") };
  }
  if (name.startsWith(".")) {
    const visible = name.slice(1);
    const better = isListed(Buffer.from(visible), convention.names)
      ? renameWords(visible)
      : NUMBERED.test(visible)
        ? mend(visible, convention)
        : "";
    return { code: "dotfile", sentence: t("Not run: the name begins with a dot.") + better };
  }
  return null;
}

function explainRule(bytes: Buffer, name: string, convention: NameConvention): StateReason {
  const rule = convention.names;
  if (rule.maxBytes !== null && bytes.length > rule.maxBytes) {
    return {
      code: "too-long",
      sentence:
        t(
          "Not run: the name has {0} bytes, and CTDB {1} ignores names of more than {2}.",
          bytes.length,
          releaseWords(convention.releases),
          rule.maxBytes,
        ) + mend(name, convention),
    };
  }
  if (!hasPrefix(bytes, rule)) {
    return explainPrefix(name, convention);
  }
  if (!hasSuffix(bytes, rule)) {
    return explainSuffix(name, convention);
  }
  if (hasForbiddenTilde(bytes, rule)) {
    return {
      code: "tilde",
      sentence:
        t("Not run: CTDB {0} ignores names with a tilde.", releaseWords(convention.releases)) +
        mend(name, convention),
    };
  }
  if (hasForbiddenDot(bytes, rule)) {
    return {
      code: "second-dot",
      sentence:
        t(
          "Not run: CTDB {0} ignores names with a dot after the one behind the number.",
          releaseWords(convention.releases),
        ) + mend(name, convention),
    };
  }
  return {
    code: "too-short",
    sentence: t("Not run: the name is shorter than {0} bytes.", rule.minBytes) + mend(name, convention),
  };
}

/**
 * Why CTDB does not list a file of this name, with the way to mend it.
 * @returns `null` exactly where {@link isListed} holds.
 */
export function explainName(
  bytes: Buffer,
  convention: NameConvention,
  type: ScriptFile["type"] = "file",
): StateReason | null {
  if (isListed(bytes, convention.names)) {
    return null;
  }
  const name = bytes.toString("utf8");
  return explainKind(name, type, convention) ?? explainRule(bytes, name, convention);
}
