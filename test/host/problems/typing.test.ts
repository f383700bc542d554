import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { handlerScript } from "../../support/handlerScript.ts";
import { openFile } from "../support/openFile.ts";
import { actionsAt, applyAction, problemsOf, untilProblems } from "../support/problems.ts";
import { OwnBase } from "./ownBase.ts";
import { diagnosticsOf } from "./shown.ts";
import { EXTENSION, ROOT } from "./workspace.ts";

const WRONG = handlerScript("moniter", "exit 100");
const UNKNOWN = "ctdb unknown-event";
const ERRNO = "ctdb exit-read-as-errno";

describe("Problems, of a file that is being edited", () => {
  const base = new OwnBase(join(ROOT, "own"));
  let path = "";
  let document: vscode.TextDocument;

  before(async () => {
    await EXTENSION?.activate();
  });

  beforeEach(async () => {
    await base.begin();
    path = base.script("50.web.script", WRONG);
    document = await openFile(path);
    await untilProblems(path, (problems) => problems.includes(UNKNOWN));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    base.remove();
  });

  /** Types in place of some words. */
  async function type(words: string, typed: string): Promise<void> {
    const start = document.positionAt(document.getText().indexOf(words));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, words.length)), typed);
    await vscode.workspace.applyEdit(edit);
  }

  it("follow what is typed, and what is on disk once that is given up", async () => {
    await type("moniter", "monitor");
    await untilProblems(path, (problems) => !problems.includes(UNKNOWN) && problems.includes(ERRNO));
    assert.equal(document.isDirty, true);
    assert.equal(readFileSync(path, "utf8"), WRONG);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await untilProblems(path, (problems) => problems.includes(UNKNOWN));
  });

  it("stay where the words are when lines are typed above them", async () => {
    await type('case "$1" in', '# a comment\n\ncase "$1" in');
    await untilProblems(path, () => diagnosticsOf(path, "unknown-event")[0]?.range.start.line === 4);
    assert.equal(diagnosticsOf(path, "unknown-event").length, 1);
    assert.equal(document.getText(diagnosticsOf(path, "unknown-event")[0]?.range), "moniter");
  });

  it("stay when the file is saved and closed, each once", async () => {
    await type("exit 100", "exit 101");
    await document.save();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await untilProblems(path, (problems) => problems.length === 2);
    assert.deepEqual([...problemsOf(path)].sort(), [ERRNO, UNKNOWN]);
  });

  it("are silenced by the comment on the line, and only there", async () => {
    await type("moniter)", "# ctdb-events: ignore=unknown-event\nmoniter)");
    await untilProblems(path, (problems) => !problems.includes(UNKNOWN) && problems.includes(ERRNO));
    await type("# ctdb-events: ignore=unknown-event", "#");
    await untilProblems(path, (problems) => problems.includes(UNKNOWN));
  });

  for (const place of ["on this line", "in this file"]) {
    it(`are silenced by “Ignore … ${place}”`, async () => {
      const [found] = diagnosticsOf(path, "unknown-event");
      assert.ok(found);
      const actions = await actionsAt(path, found.range);
      const action = actions.get(`Ignore unknown-event ${place}`);
      assert.ok(action, [...actions.keys()].join(", "));
      await applyAction(action);
      await untilProblems(path, (problems) => !problems.includes(UNKNOWN) && problems.includes(ERRNO));
      await document.save();
      assert.match(readFileSync(path, "utf8"), /^[ \t]*# ctdb-events: ignore=unknown-event$/m);
    });
  }
});
