import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { planForm } from "../../../src/extension/panel/runForm.ts";
import { EngineRegistry } from "../../../src/extension/run/engines.ts";
import { RunController } from "../../../src/extension/run/runController.ts";
import { RunStore } from "../../../src/extension/run/runStore.ts";
import { SandboxConsent } from "../../../src/extension/sandbox/consent.ts";
import { sandboxSource } from "../../../src/extension/sandbox/sandboxSource.ts";
import { settingsFor, workspacePaths } from "../../../src/extension/settings/settingsReader.ts";
import { createCtdbEngine } from "../../../src/runner/ctdbEngine.ts";
import { setSandbox } from "../support/sandbox.ts";

describe("A run of one script alone", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const directory = join(workspace, "alone", "events", "legacy");

  before(() => setSandbox("stubbed"));
  after(async () => {
    await setSandbox(undefined);
    rmSync(join(workspace, "alone"), { recursive: true, force: true });
  });

  it("is again one of that script when it is repeated", async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "10.first.script"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    writeFileSync(join(directory, "50.second.script"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    const store = new RunStore();
    const log = vscode.window.createOutputChannel("Alone", { log: true });
    const kit = join(
      vscode.extensions.getExtension("ctdb-events.ctdb-events")?.extensionPath ?? "",
      "dist",
      "kit",
    );
    const engines = new EngineRegistry(({ convention, chosen: { sandbox } }) =>
      createCtdbEngine({ directory, convention, sandbox }),
    );
    const consent = new SandboxConsent({ get: <T>() => true as T, update: async () => undefined });
    const controller = new RunController(
      store,
      engines,
      sandboxSource(kit, workspacePaths),
      consent,
      log,
      () => true,
    );
    try {
      const planned = {
        directory,
        convention: conventionFor([4, 24, 0]),
        settings: settingsFor(directory),
        event: "monitor",
        args: [],
        argumentNames: [],
        only: "50.second.script",
      };
      const first = await controller.run(planned, async () => undefined);
      assert.ok(first?.report);
      assert.deepEqual(
        first.report.scripts.map(({ fileName }) => fileName.text),
        ["50.second.script"],
      );
      const again = await planForm(first, { id: first.id, event: "monitor", args: "" }, settingsFor);
      assert.ok("directory" in again);
      const second = await controller.run(again, async () => undefined);
      assert.deepEqual([second?.report?.outcome, second?.report?.only], ["passed", "50.second.script"]);
    } finally {
      await engines.close();
      log.dispose();
    }
  });
});
