import assert from "node:assert/strict";
import { join } from "node:path";
import * as vscode from "vscode";
import { ALL_RULES } from "../../../src/rules/allRules.ts";
import { untilDiagnostics } from "../support/problems.ts";
import { caseFolder, ruleCases } from "./cases/cases.ts";
import { isFixable, shownOf } from "./shown.ts";
import { EXTENSION, PAGES, ROOT } from "./workspace.ts";

describe("Problems, of files that are on disk when VS Code starts", () => {
  const cases = ruleCases(PAGES);

  before(async () => {
    await EXTENSION?.activate();
  });

  for (const { code } of ALL_RULES) {
    it(`shows ${code} without the file being opened`, async () => {
      const one = cases.get(code);
      assert.ok(one, "the rule has no case in test/host/problems/cases");
      const path = join(ROOT, caseFolder(one), one.file);
      const shown = () => JSON.stringify(shownOf(path, code));
      await untilDiagnostics(
        () => shownOf(path, code).length >= one.shown.length,
        () => `Problems shows of ${path} ${shown()}, not ${JSON.stringify(one.shown)}`,
      );
      assert.deepEqual(shownOf(path, code), one.shown);
      assert.equal(isFixable(path, code), one.fixes !== undefined, "whether a fix is offered");
      assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.fsPath === path));
    });
  }

  it("has no case of a rule that is none", () => {
    const codes = new Set(ALL_RULES.map(({ code }) => code));
    assert.deepEqual(
      [...cases.keys()].filter((code) => !codes.has(code)),
      [],
    );
  });
});
