import * as vscode from "vscode";
import { DisposableStore } from "../disposables.ts";
import { TESTS_CONTROLLER } from "../ids.ts";
import { followCases } from "./cases/followCases.ts";
import { type DirectoryServices, followDirectories } from "./directories/followDirectories.ts";
import { TestModel } from "./model/testModel.ts";
import type { TestTree } from "./run/testTree.ts";
import { ShownTests } from "./shownTests.ts";
import { TestItems } from "./testItems.ts";

/** The tests of the window, as the extension holds them. */
export interface RegisteredTests extends vscode.Disposable {
  /** Takes up further providers, and tells of changes. */
  readonly model: TestModel;
  readonly tree: TestTree;
}

/** Shows tests in the Test Explorer. Nothing is read before that asks for it, or a script or a case file is opened. */
export function registerTests(services: DirectoryServices): RegisteredTests {
  const disposables = new DisposableStore();
  const controller = disposables.add(
    vscode.tests.createTestController(TESTS_CONTROLLER, "CTDB event scripts"),
  );
  const model = disposables.add(new TestModel());
  const items = disposables.add(new TestItems(controller, model));
  disposables.add(model.add(followDirectories(services, disposables)));
  disposables.add(model.add(followCases(disposables)));
  controller.resolveHandler = async (item) => resolve(item ?? null);
  controller.refreshHandler = async () => {
    await model.refresh();
  };
  return {
    model,
    tree: new ShownTests(controller, model, items),
    dispose: () => disposables.dispose(),
  };

  async function resolve(item: vscode.TestItem | null): Promise<void> {
    if (item !== null) {
      item.busy = true;
    }
    try {
      await model.resolve(item?.id ?? null);
    } finally {
      if (item !== null) {
        item.busy = false;
      }
    }
  }
}
