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
        message: `\`60.nfs\` does not read ${shown(name)}: the name of a check is two digits, a dot, the RPC program and \`.check\`, such as \`20.nfs.check\`.`,
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
          title: `Rename to ${newName}`,
          steps: [{ kind: "rename", file: path, newName }],
          isPreferred: true,
        },
      ];
}
