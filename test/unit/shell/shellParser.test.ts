import assert from "node:assert/strict";
import { loadShellParser, ParseLimitError } from "../../../src/shell/shellParser.ts";

describe("ShellParser", () => {
  it("refuses a script that would take gigabytes, and reads the next ones as before", async () => {
    const parser = await loadShellParser();
    const script = '#!/bin/sh\nf() { a | b; }\ncase "$1" in monitor) f "$2" ;; esac\n';
    const kinds = () => parser.parse(script).nodes.map(({ type, text }) => `${type} ${text}`);
    const before = kinds();
    const { rss } = process.memoryUsage();
    for (let times = 0; times < 2; times++) {
      assert.throws(
        () => parser.parse("a|".repeat(24_000)),
        (error) =>
          error instanceof ParseLimitError && /within (?:128 MiB of memory|2 s)\.$/.test(error.message),
      );
      assert.deepEqual(kinds(), before);
    }
    assert.ok(process.memoryUsage().rss - rss < 400 * 1024 * 1024, "the memory has grown");
  });
});
