import assert from "node:assert/strict";
import { chmodSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { openFile } from "../support/openFile.ts";
import { actionsAt, applyAction, untilDiagnostics, untilProblems } from "../support/problems.ts";
import { caseFolder, ruleCases } from "./cases/cases.ts";
import type { ExpectedFix, RuleCase } from "./cases/ruleCase.ts";
import { OwnBase } from "./ownBase.ts";
import { countBelow, diagnosticsOf } from "./shown.ts";
import { EXTENSION, PAGES, ROOT } from "./workspace.ts";

describe("Fixes of what Problems shows", () => {
  before(async () => {
    await EXTENSION?.activate();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  for (const one of ruleCases(PAGES).values()) {
    const { code, file, fixes } = one;
    if (fixes !== undefined) {
      it(`mend ${code} on disk`, () => mend(one, join(ROOT, caseFolder(one), file), fixes));
    }
  }

  it("take the right to write away from a folder, at its first script", async () => {
    const base = new OwnBase(join(ROOT, "own"));
    await base.begin();
    try {
      const path = base.script("50.web.script", "#!/bin/sh\nexit 0\n");
      chmodSync(base.events, 0o757);
      await untilProblems(path, (problems) => problems.includes("ctdb writable-by-others"));
      await openFile(path);
      const title = "Let only its owner and group change the folder (chmod o-w)";
      await applyAction(await findAction(path, "writable-by-others", title));
      await untilProblems(path, (problems) => problems.length === 0);
      assert.equal(statSync(base.events).mode & 0o777, 0o755);
    } finally {
      base.remove();
    }
  });
});

/** Applies the fixes one after another, as the light bulb does, and looks at the disk. */
async function mend(one: RuleCase, path: string, fixes: readonly ExpectedFix[]): Promise<void> {
  const { code, mended = {} } = one;
  await untilCount(one, one.shown.length);
  const before = stateOf(path);
  const document = await openFile(path);
  const preferred = fixes.filter((fix) => typeof fix === "string");
  assert.deepEqual(await preferredFor(path, code), preferred);
  for (const [done, fix] of fixes.entries()) {
    const action = await findAction(path, code, typeof fix === "string" ? fix : fix.optional);
    await applyAction(action);
    if (document.isDirty) {
      assert.equal(await document.save(), true, "saved");
    }
    await untilCount(one, one.shown.length - done - 1);
  }
  const after = join(ROOT, caseFolder(one), mended.path ?? one.file);
  const text = mended.text ?? withWords(before.text, mended.words ?? []);
  assert.deepEqual(stateOf(after), { text, mode: (mended.mode ?? before.mode).toString(8) });
  assert.equal(after === path || statSync(path, { throwIfNoEntry: false }) === undefined, true);
}

async function untilCount(one: RuleCase, wanted: number): Promise<void> {
  const folder = join(ROOT, caseFolder(one));
  const { code } = one;
  await untilDiagnostics(
    () => countBelow(folder, code) === wanted,
    () => `${code} is shown ${countBelow(folder, code)} times below ${folder}, not ${wanted} times`,
  );
}

/** The fixes that are offered first where a rule is shown. */
async function preferredFor(path: string, code: string): Promise<readonly string[]> {
  const titles: string[] = [];
  for (const { range } of diagnosticsOf(path, code)) {
    const actions = await actionsAt(path, range);
    titles.push(...[...actions.values()].filter(({ isPreferred }) => isPreferred).map(({ title }) => title));
  }
  return titles;
}

async function findAction(path: string, code: string, title: string): Promise<vscode.CodeAction> {
  const offered: string[] = [];
  for (const { range } of diagnosticsOf(path, code)) {
    const actions = await actionsAt(path, range);
    const found = actions.get(title);
    if (found !== undefined) {
      return found;
    }
    offered.push(...actions.keys());
  }
  throw new Error(`“${title}” is not among ${offered.join(", ")}`);
}

/** A file's bytes and mode. */
function stateOf(path: string): { text: string; mode: string } {
  return { text: readFileSync(path, "latin1"), mode: (statSync(path).mode & 0o777).toString(8) };
}

function withWords(text: string, words: readonly (readonly [string, string])[]): string {
  return words.reduce((all, [from, to]) => {
    assert.equal(all.split(from).length, 2, `the text has “${from}” once`);
    return all.replace(from, () => to);
  }, text);
}
