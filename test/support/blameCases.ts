import { readFileSync } from "node:fs";
import type { BlameCase } from "./blame.ts";

/** A script with what is to be said of it. */
export interface ExpectedBlame extends BlameCase {
  readonly name: string;
  /** As `blameText` writes it, with `BASE` for the folder. */
  readonly expected: string;
}

/**
 * Reads cases. Each begins with `=== name`, with options behind it as JSON, and `> ` with what is expected; then comes the
 * script, whose first line counts as line 2, and files beside it behind `--- name`.
 */
export function readBlameCases(path: URL): readonly ExpectedBlame[] {
  const [, ...parts] = readFileSync(path, "utf8").split(/^=== /m);
  return parts.map((part) => {
    const [title = "", expected = "", ...lines] = part.trimEnd().split("\n");
    const [, name = "", options = "{}"] = /^(.*?)\s*(\{.*\})?$/.exec(title) ?? [];
    const [script = "", ...others] = lines.join("\n").split(/^--- /m);
    const files = others.map((other) => {
      const [fileName = "", ...text] = other.trimEnd().split("\n");
      return [fileName, `${text.join("\n")}\n`] as const;
    });
    return {
      ...(JSON.parse(options) as Partial<BlameCase>),
      name,
      expected: expected.replace(/^> /, ""),
      script: script.trimEnd(),
      files: Object.fromEntries(files),
    };
  });
}
