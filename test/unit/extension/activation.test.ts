import assert from "node:assert/strict";
import { join } from "node:path";
import { loadedFirst } from "../../../scripts/lib/extensionBundle.ts";

/** Every window on CTDB pays for it before VS Code goes on: 100 kB take it about 2 ms. */
const MOST_BYTES = 700_000;
const root = join(import.meta.dirname, "../../..");

describe("what VS Code loads to activate the extension", function () {
  this.timeout(60_000);
  let loaded: Awaited<ReturnType<typeof loadedFirst>>;

  before(async () => {
    loaded = await loadedFirst(join(root, "src/extension/extension.ts"), {
      platform: "node",
      target: "node22",
      absWorkingDir: root,
    });
  });

  it("has no library but the one of translated texts", () => {
    const packages = loaded.modules.flatMap(
      (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    );
    assert.deepEqual([...new Set(packages)], ["@vscode/l10n"]);
  });

  it("has nothing that only runs need", () => {
    const places =
      /^src\/(runner\/(trace|activeRun)|sandbox\/launcher|virtualNode\/virtualNode|cases\/runCases)/;
    assert.deepEqual(
      loaded.modules.filter((path) => places.test(path)),
      [],
    );
  });

  it("is small", () => {
    assert.ok(loaded.bytes < MOST_BYTES, `${loaded.bytes} bytes; \`import()\` what is needed later`);
  });
});
