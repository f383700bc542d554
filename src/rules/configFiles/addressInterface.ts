import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import { shown } from "./fixes.ts";

/** The longest name that Linux gives an interface, in bytes (IFNAMSIZ without its end). */
const MOST_BYTES = 15;

export const ADDRESS_INTERFACE: ConfigRule = {
  code: "address-interface",
  title: "A name in public_addresses that no interface can have",
  severity: "error",
  kinds: ["public_addresses"],
  *check(file, { path }) {
    for (const { interfaces } of file.addresses.entries) {
      for (const { text, range } of interfaces) {
        const bytes = new TextEncoder().encode(text).length;
        const why = /[/:]/.test(text)
          ? t("An interface's name has no `/` and no `:`")
          : bytes > MOST_BYTES
            ? t("The name has {0} bytes, and Linux allows {1}", bytes, MOST_BYTES)
            : null;
        if (why !== null) {
          yield {
            range,
            message: t("{0}: there is no interface {1}, and ctdbd does not start.", why, shown(text)),
          };
        }
      }
    }
    const returned = file.addresses.problems.find(({ kind }) => kind === "carriage-return");
    if (returned !== undefined && file.facts.scriptsReadInterfaces) {
      yield {
        range: returned.range,
        message: t(
          "The lines end in a carriage return. ctdbd passes over it, but `10.interface` takes it for a part of the interface's name and finds the interface down.",
        ),
        fixes: [
          {
            title: t("End all lines with a line feed alone"),
            steps: [{ kind: "unix-line-ends", file: path }],
            isPreferred: true,
          },
        ],
      };
    }
  },
};
