import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import type { Fix } from "../finding.ts";
import { shown } from "./fixes.ts";

/** `60.nfs` looks for `[0-9][0-9].*.check`. */
export const CHECK_NAME: ConfigRule = {
  code: "check-name",
  title: "A check file that 60.nfs does not find",
  severity: "warning",
  kinds: ["check"],
  *check(file, { path }) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (file.facts.hasNfsChecks && !/^[0-9][0-9]\..*\.check$/.test(name)) {
      yield {
        range: { start: 0, end: 0 },
        message: t(
          "`60.nfs` does not read {0}: the name of a check is two digits, a dot, the RPC program and `.check`, such as `20.nfs.check`.",
          shown(name),
        ),
        fixes: rename(path, name),
      };
    }
  },
};

function rename(path: string, name: string): Fix[] {
  const newName = name
    .replace(/^([0-9])\.(?=.*\.check$)/, "0$1.")
    .replace(/^([0-9][0-9])[-_](?=.*\.check$)/, "$1.");
  return newName === name
    ? []
    : [
        {
          title: t("Rename to {0}", newName),
          steps: [{ kind: "rename", file: path, newName }],
          isPreferred: true,
        },
      ];
}
