import { t } from "@vscode/l10n";
import { printableLine } from "../../text/printable.ts";
import { ABSENT, type Expected, foundText, type Mismatch, type StepFacts, told } from "./mismatch.ts";
import { testText } from "./textTest.ts";

/** A file as the scripts left it. */
export function compareFile(expected: Expected<"file">, { paths }: StepFacts): Mismatch[] {
  const { test } = expected;
  const name = printableLine(expected.path);
  const found = paths.read(expected.path);
  if (test === null) {
    const sentence =
      found.kind === "folder"
        ? t("{0} is a folder, but must be absent.", name)
        : t("{0} is there, but must be absent.", name);
    const there = found.kind === "file" ? foundText(paths.asOnNode(found.text)) : null;
    return found.kind === "absent" ? [] : [told(expected, sentence, there)];
  }
  switch (found.kind) {
    case "absent":
      return [told(expected, t("{0} is not there.", name), ABSENT)];
    case "folder":
      return [told(expected, t("{0} is a folder, not a file.", name))];
    case "unreadable":
      return [told(expected, t("{0} cannot be read: {1}.", name, found.why))];
    case "file": {
      const text = paths.asOnNode(found.text);
      const mismatch = testText(test, text, name);
      return mismatch === null ? [] : [{ ...mismatch, place: expected.place, found: foundText(text) }];
    }
  }
}
