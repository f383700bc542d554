import { t } from "@vscode/l10n";
import { hasOption, optionNamed, optionsFor, optionsOf } from "../../ctdb/options/options.ts";
import type { ScriptOption } from "../../ctdb/options/scriptOption.ts";
import type { Version } from "../../ctdb/version.ts";
import { nearest } from "../../text/nearest.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { replace, shown } from "./fixes.ts";
import { scriptOf } from "./optionsPath.ts";

const USE = /\$\{?([A-Za-z_]\w*)/g;

export const OPTION_UNKNOWN: ConfigRule = {
  code: "option-unknown",
  title: "A script option that nothing reads",
  severity: "warning",
  kinds: ["options"],
  *check(file, { path }) {
    if (!file.facts.hasCtdbConf) {
      return;
    }
    const script = stockScript(path, file.version);
    const used = new Set(Array.from(file.text.matchAll(USE), ([, name]) => name));
    for (const { name } of file.options.assignments) {
      if (!/^CTDB_\w/.test(name.text) || used.has(name.text)) {
        continue;
      }
      const option = optionNamed(name.text);
      const remark =
        option === null ? unknown(name.text, script, file.version) : elsewhere(option, script, file.version);
      if (remark !== null) {
        yield { range: name.range, ...remark, fixes: remark.fixes?.(name.range) ?? [] };
      }
    }
  },
};

type Sketch = Pick<Remark, "message" | "severity"> & { fixes?: (range: Remark["range"]) => Remark["fixes"] };

/** A name that CTDB never had: mostly misspelt, but a site's own scripts may have options of their own, too. */
function unknown(name: string, script: string | null, version: Version): Sketch | null {
  const known = optionsFor(version).filter(({ category }) => category === "script-option");
  const meant = nearest(
    name,
    known.map((option) => option.name),
  );
  if (meant !== null) {
    return {
      message: t("CTDB has no option {0}, so nothing reads it. Write `{1}`.", shown(name), meant),
      fixes: (range) => [replace(t("Change to {0}", meant), range, meant)],
    };
  }
  return script === null
    ? null
    : {
        message: t("`{0}` has no option {1}, so nothing reads it.", script, shown(name)),
        severity: "information",
      };
}

/** An option of another script, in the file of one that comes with CTDB. */
function elsewhere(option: ScriptOption, script: string | null, version: Version): Sketch | null {
  if (
    script === null ||
    option.category !== "script-option" ||
    !hasOption(option, version) ||
    option.readBy.includes(script) ||
    option.readBy.includes("functions")
  ) {
    return null;
  }
  const readers = option.readBy.map((reader) => `\`${reader}\``).join(", ");
  const own = option.readBy.find((reader) => /^\d\d\./.test(reader));
  const place =
    own === undefined ? "`script.options`" : t("{0} or {1}", `\`${own}.options\``, "`script.options`");
  return {
    message:
      option.readBy.length > 1
        ? t("`{0}` does not read `{1}`; {2} do. It belongs in {3}.", script, option.name, readers, place)
        : t("`{0}` does not read `{1}`; {2} does. It belongs in {3}.", script, option.name, readers, place),
  };
}

/** The script whose options the file has, where CTDB ships it with options; `null` for others and `script.options`. */
function stockScript(path: string, version: Version): string | null {
  const script = scriptOf(path);
  return script !== null && optionsOf(script, version).length > 0 ? script : null;
}
