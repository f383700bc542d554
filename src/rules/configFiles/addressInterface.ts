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
          ? "An interface's name has no `/` and no `:`"
          : bytes > MOST_BYTES
            ? `The name has ${bytes} bytes, and Linux allows ${MOST_BYTES}`
            : null;
        if (why !== null) {
          yield { range, message: `${why}: there is no interface ${shown(text)}, and ctdbd does not start.` };
        }
      }
    }
    const returned = file.addresses.problems.find(({ kind }) => kind === "carriage-return");
    if (returned !== undefined && file.facts.scriptsReadInterfaces) {
      yield {
        range: returned.range,
        message:
          "The lines end in a carriage return. ctdbd passes over it, but `10.interface` takes it for a part of the interface's name and finds the interface down.",
        fixes: [
          {
            title: "End all lines with a line feed alone",
            steps: [{ kind: "unix-line-ends", file: path }],
            isPreferred: true,
          },
        ],
      };
    }
  },
};
