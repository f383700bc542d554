import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import { removeLines, shown } from "./fixes.ts";

export const ADDRESS_DUPLICATE: ConfigRule = {
  code: "address-duplicate",
  title: "A public address that stands in the file twice",
  severity: "error",
  kinds: ["public_addresses"],
  *check(file, { path }) {
    const seen = new Map<string, { readonly text: string; readonly range: { start: number; end: number } }>();
    for (const { address, word, line } of file.addresses.entries) {
      if (address === null) {
        continue;
      }
      const first = seen.get(address);
      if (first === undefined) {
        seen.set(address, word);
        continue;
      }
      const isSame = first.text.split("/")[0] === word.text.split("/")[0];
      yield {
        range: word.range,
        message: isSame
          ? t(
              "{0} stands above already: ctdbd does not start with such a file, whatever the masks.",
              shown(word.text),
            )
          : t(
              "{0} stands above already, there written {1}: ctdbd does not start with such a file, whatever the masks.",
              shown(word.text),
              shown(first.text),
            ),
        related: [{ file: path, range: first.range, message: t("The first line with the address") }],
        fixes: [removeLines(t("Remove the second line"), file.text, line.range, false)],
      };
    }
  },
};
