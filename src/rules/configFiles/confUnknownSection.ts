import { t } from "@vscode/l10n";
import { confSectionNamed } from "../../ctdb/confOptions/confOptions.ts";
import { CONF_SECTIONS } from "../../ctdb/confOptions/confOptionTable.ts";
import { nearest } from "../../text/nearest.ts";
import type { ConfigRule } from "../configRule.ts";
import { replace, shown } from "./fixes.ts";

const NAMES = Object.keys(CONF_SECTIONS);

export const CONF_UNKNOWN_SECTION: ConfigRule = {
  code: "conf-unknown-section",
  title: "A section of ctdb.conf that CTDB does not know, or an option before any section",
  severity: "warning",
  kinds: ["ctdb.conf"],
  *check(file) {
    if (!file.facts.hasCtdbConf) {
      return;
    }
    for (const { kind, range } of file.conf.problems) {
      const name = file.text.slice(range.start, range.end);
      if (kind === "before-sections") {
        yield {
          range,
          message: t(
            "{0} stands before any section, so CTDB passes over it. Put it below its section, such as `[cluster]`.",
            shown(name),
          ),
        };
      } else if (kind === "unknown-section") {
        const trimmed = name.trim();
        const meant = confSectionNamed(trimmed) ?? nearest(trimmed, NAMES);
        yield {
          range,
          message: t(
            "CTDB has no section {0} and passes over all that is in it. Its sections are {1}.",
            shown(`[${name}]`),
            NAMES.map((section) => `\`[${section}]\``).join(", "),
          ),
          fixes: meant === null ? [] : [replace(t("Change to [{0}]", meant), range, meant)],
        };
      }
    }
  },
};
