import { join } from "node:path";
import * as vscode from "vscode";
import type { RegisteredServer } from "../../../src/extension/languageClient/registerLanguageServer.ts";
import { RunMemory } from "../../../src/extension/run/runMemory.ts";
import { settingsFor } from "../../../src/extension/settings/settingsReader.ts";
import { type RegisteredTests, showTests } from "../../../src/extension/tests/showTests.ts";
import { readSource } from "../../../src/scripts/sourceText.ts";

/** The tests of this window once more, in a controller that can be looked into. */
export function shownTests(): RegisteredTests {
  const extension = vscode.extensions.getExtension("ctdb-events.ctdb-events");
  const never: vscode.Event<never> = () => ({ dispose: () => undefined });
  const server: Pick<
    RegisteredServer,
    "onDidTell" | "onDidStart" | "handlers" | "isRunning" | "directories"
  > = {
    onDidTell: never,
    onDidStart: never,
    isRunning: () => true,
    handlers: (path) => labelsIn(path),
    directories: { paths: () => [] } as unknown as RegisteredServer["directories"],
  };
  const memory = { get: () => undefined, update: async () => undefined };
  return showTests(
    {
      server: server as RegisteredServer,
      memory: new RunMemory(memory),
      settingsFor,
      remembered: memory,
      caseWorker: join(extension?.extensionPath ?? "", "dist", "caseWorker.js"),
    },
    vscode.tests.createTestController("ctdb-shown", "Shown"),
  );
}

/** What the language server says of scripts that are one `case`. */
async function labelsIn(path: string) {
  const source = await readSource(path).catch(() => null); // the server has nothing to say of it either
  const lines = source?.text.split("\n") ?? [];
  return lines.flatMap((text, line) => {
    const event = /^(\w+)\)$/.exec(text)?.[1];
    return event === undefined ? [] : [{ event, line, endLine: line + 2 }];
  });
}

/** Labels, those of children indented. */
export function itemLines(items: vscode.TestItemCollection): readonly string[] {
  const all = [...items].map(([, item]) => item);
  return all
    .toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
    .flatMap(({ label, children }) => [label, ...itemLines(children).map((line) => `  ${line}`)]);
}
