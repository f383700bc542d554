import type * as vscode from "vscode";
import { DisposableStore } from "../disposables.ts";
import { isCaseFile } from "./cases/caseFileNames.ts";
import { type CaseServices, followCases } from "./cases/followCases.ts";
import { type DirectoryServices, followDirectories } from "./directories/followDirectories.ts";
import { followFolders } from "./folders/followFolders.ts";
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

/** What tests are made from. */
export type TestSources = DirectoryServices & CaseServices;

/** What event scripts are called, in every convention. */
const SCRIPT_NAME = /^\d|\.script$/;

/** Shows tests in a controller, which is disposed with them. Nothing is read before somebody asks for it. */
export function showTests(services: TestSources, controller: vscode.TestController): RegisteredTests {
  const disposables = new DisposableStore();
  disposables.add(controller);
  const model = disposables.add(new TestModel());
  const items = disposables.add(new TestItems(controller, model));
  const directories = followDirectories(services, disposables);
  const cases = followCases(services, disposables);
  disposables.add(model.add(directories));
  disposables.add(model.add(cases));
  followFolders(
    {
      matters: (name) => isCaseFile(name) || SCRIPT_NAME.test(name),
      search: () => void Promise.all([directories.searchAgain(), cases.searchAgain()]),
      written: (path) => (isCaseFile(path) ? void cases.take(path, false) : undefined),
    },
    disposables,
  );
  controller.resolveHandler = async (item) => {
    await resolve(model, item ?? null);
    await items.settled();
  };
  controller.refreshHandler = () => model.refresh();
  return {
    model,
    tree: new ShownTests(controller, model, items),
    dispose: () => disposables.dispose(),
  };
}

/** Reads what stands below an item, which shows that it is busy; `null`: finds the roots. */
async function resolve(model: TestModel, item: vscode.TestItem | null): Promise<void> {
  if (item === null) {
    await model.resolve(null);
    return;
  }
  item.busy = true;
  try {
    await model.resolve(item.id);
  } finally {
    item.busy = false;
  }
}
