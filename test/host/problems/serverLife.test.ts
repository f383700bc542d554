import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually, isAlive } from "../../support/processes.ts";
import { catchMessages } from "../support/messages.ts";
import { untilDiagnostics, untilProblems } from "../support/problems.ts";
import { OwnBase } from "./ownBase.ts";
import { serverProcesses } from "./serverProcesses.ts";
import { EXTENSION, ROOT } from "./workspace.ts";

const SCRIPT = "#!/bin/sh\nexit 0\n";

describe("The server's life, as Problems shows it", () => {
  const base = new OwnBase(join(ROOT, "own"));
  const has = (problems: readonly string[]): boolean => problems.includes("ctdb not-executable");
  let messages: ReturnType<typeof catchMessages>;
  let path = "";

  before(async () => {
    await EXTENSION?.activate();
  });

  beforeEach(async () => {
    messages = catchMessages(() => undefined);
    await base.begin();
    path = base.script("50.web.script", SCRIPT, 0o644);
    await untilProblems(path, has);
  });

  afterEach(() => {
    messages.restore();
    base.remove();
  });

  /** Resolves when another server has looked at the workspace: it knows what has happened since the last one ended. */
  async function untilAnotherLooks(): Promise<void> {
    const added = base.script("60.added.script", SCRIPT, 0o644);
    await untilProblems(added, has);
    rmSync(added);
    await untilProblems(added, (problems) => problems.length === 0);
    await untilProblems(path, has);
  }

  it("is one process, and another after the restart command", async () => {
    const [first, ...more] = serverProcesses();
    assert.ok(first !== undefined);
    assert.deepEqual(more, []);
    await vscode.commands.executeCommand("ctdb.restartServer");
    await eventually(() => !isAlive(first));
    await untilAnotherLooks();
    assert.equal(serverProcesses().length, 1);
    assert.deepEqual(messages.shown, []);
  });

  it("begins anew when the server is killed, and the user need not do anything", async () => {
    const [killed] = serverProcesses();
    assert.ok(killed !== undefined);
    process.kill(killed, "SIGKILL");
    await eventually(() => !isAlive(killed));
    await untilAnotherLooks();
    assert.equal(serverProcesses().length, 1);
    assert.deepEqual(messages.shown, []);
  });

  it("shows everything again that was there before the server was killed", async () => {
    const all = (): number =>
      vscode.languages.getDiagnostics().filter(([, found]) => found.some(({ source }) => source === "ctdb"))
        .length;
    const before = all();
    for (const pid of serverProcesses()) {
      process.kill(pid, "SIGKILL");
    }
    await untilAnotherLooks();
    await untilDiagnostics(
      () => all() === before,
      () => `Problems shows ${all()} files, and ${before} before`,
    );
  });
});
