import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadCaseFile } from "../../src/caseFiles/loadCaseFile.ts";
import { runCases } from "../../src/cases/runCases.ts";
import { isCaseFileName } from "../../src/scripts/testFileNames.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";

const EXAMPLES = join(import.meta.dirname, "../../examples");
const FILES = readdirSync(EXAMPLES, { recursive: true, encoding: "utf8" }).filter((path) =>
  isCaseFileName(path.split("/").at(-1) ?? ""),
);

for (const sandbox of ["isolated", "stubbed"] as const) {
  describe(`the cases of the examples in ${sandbox} mode`, function () {
    this.timeout(120_000);

    for (const file of FILES.sort()) {
      it(`pass: ${file}`, async () => {
        const { cases, problems } = await loadCaseFile(join(EXAMPLES, file));
        assert.deepEqual(problems, []);
        assert.ok(cases.length > 1);
        const results = await runCases(
          cases.map((one) => ({ ...one, sandbox })),
          {
            kitDirectory: KIT_DIRECTORY,
            workspaceFolders: [EXAMPLES],
            trace: false,
            jobs: 2,
            signal: new AbortController().signal,
          },
        );
        assert.deepEqual(
          results
            .filter(({ verdict }) => verdict !== "passed")
            .map(({ testCase, verdict, sentence, failures }) => [testCase.name, verdict, sentence, failures]),
          [],
        );
      });
    }
  });
}
