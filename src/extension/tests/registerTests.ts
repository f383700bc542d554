import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { DisposableStore } from "../disposables.ts";
import { TESTS_CONTROLLER } from "../ids.ts";
import { TreeMemory } from "../tree/treeMemory.ts";
import { type ItemServices, registerItemCommands } from "./itemCommands.ts";
import { type RegisteredTests, showTests, type TestSources } from "./showTests.ts";
import { followUpstream } from "./upstream/followUpstream.ts";

/**
 * Shows tests in the Test Explorer. Nothing is read before that asks for it, or a script or a case file is opened.
 * @param kitDirectory where the files of `src/sandbox/kit/` are
 */
export function registerTests(services: TestSources & ItemServices, kitDirectory: string): RegisteredTests {
  const disposables = new DisposableStore();
  const tests = disposables.add(
    showTests(services, vscode.tests.createTestController(TESTS_CONTROLLER, t("CTDB event scripts"))),
  );
  disposables.add(tests.model.add(followUpstream(kitDirectory, disposables)));
  const memory = new TreeMemory(services.remembered);
  disposables.add(registerItemCommands(services, memory, tests.model));
  return { ...tests, dispose: () => disposables.dispose() };
}
