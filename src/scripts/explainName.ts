import type { Convention } from "../ctdb/convention.ts";
import { copyName, isDocumentation } from "./copyNames.ts";
import { printable } from "./fileNames.ts";
import { hasForbiddenDot, hasForbiddenTilde, hasPrefix, hasSuffix, isListed } from "./nameRule.ts";
import type { ScriptFile, StateReason } from "./scriptFile.ts";
import { suggestName } from "./suggestName.ts";

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
    ? ` A name that runs is ${convention.names.suffix === "" ? "`50.name`" : "`50.name.script`"}, for example.`
    : ` Rename it to \`${printable(better)}\`.`;
}

function explainSuffix(name: string, convention: NameConvention): StateReason {
  const { suffix } = convention.names;
  if (name.endsWith(suffix)) {
    return {
      code: "too-short",
      sentence:
        `Not run: between the number and \`${suffix}\` a name is missing; the dot cannot serve for both.` +
        mend(name, convention),
    };
  }
  const only = name.toLowerCase().endsWith(suffix) ? `, in lower case` : "";
  return {
    code: "suffix",
    sentence:
      `Not run: CTDB ${convention.releases} lists only names that end with \`${suffix}\`${only}.` +
      mend(name, convention),
  };
}

function explainPrefix(name: string, convention: NameConvention): StateReason {
  const detail = /^\d{3,}\./.test(name)
    ? "the number has more than two digits"
    : /^\d\./.test(name)
      ? "the number has only one digit"
      : "the name does not begin with two digits and a dot";
  return {
    code: "prefix",
    sentence: `Not run: ${detail}, and CTDB lists only ${pattern(convention)}.${mend(name, convention)}`,
  };
}

/** Reasons that hold whatever the rule says, since nobody meant such a file to run. */
function explainKind(name: string, type: ScriptFile["type"], convention: NameConvention): StateReason | null {
  if (type === "directory") {
    return { code: "directory", sentence: "Not run: a folder, and CTDB does not look into folders." };
  }
  const copy = copyName(name);
  if (copy !== null) {
    return {
      code: copy.code,
      sentence: `Not run: ${copy.origin}, whose name CTDB ${convention.releases} does not list.`,
    };
  }
  if (/^\d\d\..+\.options$/s.test(name) || name === "script.options") {
    return {
      code: "options-file",
      sentence: `Not run: options that ${
        name === "script.options"
          ? "scripts read"
          : `\`${printable(name.replace(/options$/, "script"))}\` reads`
      } with load_script_options.`,
    };
  }
  if (isDocumentation(name)) {
    return { code: "documentation", sentence: "Not run: documentation, as its name tells." };
  }
  if (name.startsWith(".")) {
    const visible = name.slice(1);
    const better = isListed(Buffer.from(visible), convention.names)
      ? ` Rename it to \`${printable(visible)}\`.`
      : NUMBERED.test(visible)
        ? mend(visible, convention)
        : "";
    return { code: "dotfile", sentence: `Not run: the name begins with a dot.${better}` };
  }
  return null;
}

function explainRule(bytes: Buffer, name: string, convention: NameConvention): StateReason {
  const rule = convention.names;
  if (rule.maxBytes !== null && bytes.length > rule.maxBytes) {
    return {
      code: "too-long",
      sentence:
        `Not run: the name has ${bytes.length} bytes, and CTDB ${convention.releases} ` +
        `ignores names of more than ${rule.maxBytes}.${mend(name, convention)}`,
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
      sentence: `Not run: CTDB ${convention.releases} ignores names with a tilde.${mend(name, convention)}`,
    };
  }
  if (hasForbiddenDot(bytes, rule)) {
    return {
      code: "second-dot",
      sentence:
        `Not run: CTDB ${convention.releases} ignores names with a dot after the one behind the number.` +
        mend(name, convention),
    };
  }
  return {
    code: "too-short",
    sentence: `Not run: the name is shorter than ${rule.minBytes} bytes.${mend(name, convention)}`,
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
