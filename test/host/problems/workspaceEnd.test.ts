import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { eventually, isAlive } from "../../support/processes.ts";
import { serverProcesses } from "./serverProcesses.ts";
import { EXTENSION } from "./workspace.ts";

/** What VS Code calls when it ends an extension. */
interface ExtensionModule {
  deactivate(): Promise<void>;
}

// The last suite by its file's name: nothing of the extension works afterwards.
describe("The end of the extension", () => {
  it("leaves no server behind", async () => {
    await EXTENSION?.activate();
    const [server] = serverProcesses();
    assert.ok(server !== undefined);
    const path = join(EXTENSION?.extensionPath ?? "", "dist", "extension.cjs");
    const loaded: ExtensionModule = await import(pathToFileURL(path).href); // the one that runs: modules are loaded once
    await loaded.deactivate();
    await eventually(() => !isAlive(server));
    assert.deepEqual(serverProcesses(), []);
  });
});
