import { printableLine } from "../../text/printable.ts";
import { ABSENT, type Expected, foundText, type Mismatch, type StepFacts, told } from "./mismatch.ts";
import { testText } from "./textTest.ts";

/** A file as the scripts left it. */
export function compareFile(expected: Expected<"file">, { paths }: StepFacts): Mismatch[] {
  const { test } = expected;
  const name = printableLine(expected.path);
  const found = paths.read(expected.path);
  if (test === null) {
    const kind = found.kind === "folder" ? "a folder" : "there";
    const there = found.kind === "file" ? foundText(paths.asOnNode(found.text)) : null;
    return found.kind === "absent" ? [] : [told(expected, `${name} is ${kind}, but must be absent.`, there)];
  }
  switch (found.kind) {
    case "absent":
      return [told(expected, `${name} is not there.`, ABSENT)];
    case "folder":
      return [told(expected, `${name} is a folder, not a file.`)];
    case "unreadable":
      return [told(expected, `${name} cannot be read: ${found.why}.`)];
    case "file": {
      const text = paths.asOnNode(found.text);
      const mismatch = testText(test, text, name);
      return mismatch === null ? [] : [{ ...mismatch, place: expected.place, found: foundText(text) }];
    }
  }
}
