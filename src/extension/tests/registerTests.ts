import * as vscode from "vscode";
import { TESTS_CONTROLLER } from "../ids.ts";
import { TreeMemory } from "../tree/treeMemory.ts";
import { type ItemServices, registerItemCommands } from "./itemCommands.ts";
import { type RegisteredTests, showTests, type TestSources } from "./showTests.ts";

/** Shows tests in the Test Explorer. Nothing is read before that asks for it, or a script or a case file is opened. */
export function registerTests(services: TestSources & ItemServices): RegisteredTests {
  const tests = showTests(
    services,
    vscode.tests.createTestController(TESTS_CONTROLLER, "CTDB event scripts"),
  );
  const memory = new TreeMemory(services.workspaceState);
  const commands = registerItemCommands(services, memory, tests.model);
  return { ...tests, dispose: () => vscode.Disposable.from(commands, tests).dispose() };
}
