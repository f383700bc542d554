import assert from "node:assert/strict";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { DirectoryChecker } from "../../../../src/rules/directoryChecker.ts";
import { coverableFile } from "../../../../src/runner/trace/coverage/coverableFile.ts";
import { sourceFile } from "../../../../src/runner/trace/source/sourceFile.ts";
import { readEventScript } from "../../../../src/scripts/eventScript/eventScript.ts";
import { decodeSource } from "../../../../src/scripts/sourceText.ts";
import { dashDifferences, echoUse } from "../../../../src/shell/bash/dashDifferences.ts";
import { constructsAgainstTrace } from "../../../../src/shell/bash/tracedSyntax.ts";
import { loadShellParser, ParseLimitError } from "../../../../src/shell/shellParser.ts";
import type { TemporaryDirectory } from "../../temporaryDirectory.ts";
import { assertInText } from "../assertions.ts";
import type { FuzzTarget } from "../target.ts";

const RELEASES = [
  [1, 0, 30],
  [4, 8, 0],
  [4, 17, 12],
  [4, 24, 0],
] as const;

/** Checks scripts with every rule, in event directories of several releases. */
export async function scriptTargets(site: TemporaryDirectory): Promise<readonly FuzzTarget[]> {
  const parser = await loadShellParser();
  const checkers = await Promise.all(
    RELEASES.map(async (version) => {
      const convention = conventionFor(version);
      const folder = `${version.join(".")}/${convention.generation === "component" ? "events/legacy" : "events.d"}`;
      const name = `50.test${convention.names.suffix}`;
      site.file(`${folder}/${name}`);
      const checker = await DirectoryChecker.open(site.resolve(folder), convention, parser);
      return { checker, path: site.resolve(folder, name) };
    }),
  );
  return [
    {
      name: "rules over scripts",
      seeds: "scripts",
      refusals: [ParseLimitError],
      mostMilliseconds: 4000, // 2 s of it for the parser alone
      async run(input, random) {
        const { text } = decodeSource(input);
        const { checker, path } = random.pick(checkers);
        const { findings } = await checker.check(path, { severities: new Map() }, text);
        for (const { range, fixes } of findings) {
          assertInText(range, text);
          for (const step of (fixes ?? []).flatMap(({ steps }) => steps)) {
            for (const edit of step.kind === "edit" && step.file === path ? step.edits : []) {
              assertInText(edit.range, text);
            }
          }
        }
      },
    },
    {
      name: "statements of scripts",
      seeds: "scripts",
      refusals: [ParseLimitError],
      mostMilliseconds: 4000, // 2 s of it for the parser alone
      run(input) {
        const { text } = decodeSource(input);
        const file = sourceFile("/50.test.script", text, parser);
        coverableFile(file);
        const { shell } = readEventScript(parser.parse(text));
        const found = [...dashDifferences(shell, false), ...constructsAgainstTrace(shell)];
        for (const { line } of found) {
          assert.ok(line >= 1 && line <= shell.lines.lineCount, `line ${line}`);
        }
        echoUse(shell);
      },
    },
  ];
}
