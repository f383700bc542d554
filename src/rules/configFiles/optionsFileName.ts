import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { shown } from "./fixes.ts";

const START = { start: 0, end: 0 };

/** `load_script_options` in `config/functions` puts `.options` in the place of `.script` in `$0`. */
export const OPTIONS_FILE_NAME: ConfigRule = {
  code: "options-file-name",
  title: "An options file that no script reads, since its name or place is another",
  severity: "warning",
  kinds: ["options"],
  *check(file, { path, siblings }) {
    if (!file.facts.hasCtdbConf) {
      return;
    }
    const [name = "", folder = "", above = ""] = path.split("/").reverse();
    const remark = misnamed(path, name) ?? misplaced(name, folder, above, path, siblings);
    if (remark !== null) {
      yield remark;
    }
  },
};

function misnamed(path: string, name: string): Remark | null {
  if (!name.endsWith(".script.options")) {
    return null;
  }
  const newName = name.replace(/\.script\.options$/, ".options");
  return {
    range: START,
    message: t(
      "No script reads {0}: whatever the manual says, `.options` takes the place of `.script`. Name it `{1}`.",
      shown(name),
      newName,
    ),
    fixes: [
      {
        title: t("Rename to {0}", newName),
        steps: [{ kind: "rename", file: path, newName }],
        isPreferred: true,
      },
    ],
  };
}

function misplaced(
  name: string,
  folder: string,
  above: string,
  path: string,
  siblings: readonly string[],
): Remark | null {
  if (name === "script.options") {
    return above === "events"
      ? {
          range: START,
          message: t(
            "No script reads `script.options` in `events/{0}`. Its place is CTDB's configuration folder, such as `/etc/ctdb`.",
            folder,
          ),
        }
      : null;
  }
  if (path.includes("/share/ctdb/events/")) {
    return {
      range: START,
      message: t(
        "No script reads {0} here: it is looked for beside the link in `/etc/ctdb/events/{1}`, not beside the script that CTDB comes with.",
        shown(name),
        folder,
      ),
    };
  }
  return siblings.includes("functions") && siblings.includes("events")
    ? {
        range: START,
        message: t(
          "No script reads {0} here. Its place is beside its script, in `events/legacy`.",
          shown(name),
        ),
      }
    : null;
}
