import { printableLine } from "../../text/printable.ts";
import { type Expected, type Mismatch, type StepFacts, told } from "./mismatch.ts";
import { testText } from "./textTest.ts";

/** A file as the scripts left it. */
export function compareFile(expected: Expected<"file">, { paths }: StepFacts): Mismatch[] {
  const { test } = expected;
  const name = printableLine(expected.path);
  const found = paths.read(expected.path);
  if (test === null) {
    const kind = found.kind === "folder" ? "a folder" : "there";
    return found.kind === "absent" ? [] : [told(expected, `${name} is ${kind}, but must be absent.`)];
  }
  switch (found.kind) {
    case "absent":
      return [told(expected, `${name} is not there.`)];
    case "folder":
      return [told(expected, `${name} is a folder, not a file.`)];
    case "unreadable":
      return [told(expected, `${name} cannot be read: ${found.why}.`)];
    case "file": {
      const mismatch = testText(test, paths.asOnNode(found.text), name);
      return mismatch === null ? [] : [{ ...mismatch, place: expected.place }];
    }
  }
}
