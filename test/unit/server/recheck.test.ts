import assert from "node:assert/strict";
import { appendFileSync, chmodSync, writeFileSync } from "node:fs";
import type { Convention } from "../../../src/ctdb/convention.ts";
import { DirectoryChecker } from "../../../src/rules/directoryChecker.ts";
import type { DirectoryCheck } from "../../../src/server/directories/directoryCheck.ts";
import { EventDirectory } from "../../../src/server/directories/eventDirectory.ts";
import { SettingsStore } from "../../../src/server/settings/settingsStore.ts";
import { loadShellParser } from "../../../src/shell/shellParser.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is shell
const SOURCING = '#!/bin/sh\n. "${CTDB_BASE}/functions"\n. "${CTDB_BASE}/local/site.sh"\nsite_check\n';
const log = { error() {}, warn() {}, info() {}, debug() {} };

describe("An event directory that changes", () => {
  const site = useTemporaryDirectory();
  let directory: EventDirectory;
  let readings: number;

  async function open(path: string, convention: Convention): Promise<DirectoryCheck> {
    readings++;
    return DirectoryChecker.open(path, convention, await loadShellParser());
  }

  beforeEach(async () => {
    const { current } = site;
    current.file("functions", "# functions\n", 0o644);
    current.file("local/site.sh", "site_check() { :; }\n", 0o644);
    current.file("ctdb.conf", "", 0o644);
    current.file("events/legacy/10.a.script");
    current.file("events/legacy/20.b.script", SOURCING);
    readings = 0;
    const settings = new SettingsStore({ ask: null, warn() {}, log });
    directory = new EventDirectory(current.resolve("events/legacy"), { open, settings, log }, () => {});
    await directory.ready();
    await directory.current?.check(current.resolve("events/legacy/20.b.script"), { severities: new Map() });
    directory.watchLibraries();
    await directory.refresh();
    assert.equal(readings, 1);
  });

  afterEach(() => directory.dispose());

  /** The files whose findings are made anew after a change. */
  async function renewedBy(change: () => void): Promise<readonly string[]> {
    const names = ["events/legacy/10.a.script", "events/legacy/20.b.script", "ctdb.conf"];
    const paths = names.map((name) => site.current.resolve(name));
    const before = paths.map((path) => directory.generationOf(path));
    change();
    await directory.refresh();
    return names.filter((_, index) => directory.generationOf(paths[index] ?? "") !== before[index]);
  }

  it("has only the script checked again whose text has changed, and is not read again", async () => {
    const path = site.current.resolve("events/legacy/10.a.script");
    assert.deepEqual(await renewedBy(() => appendFileSync(path, "# more\n")), ["events/legacy/10.a.script"]);
    assert.deepEqual(await renewedBy(() => {}), []);
    assert.equal(readings, 1);
  });

  it("has only the configuration file checked again whose text has changed", async () => {
    const path = site.current.resolve("ctdb.conf");
    assert.deepEqual(await renewedBy(() => writeFileSync(path, "[cluster]\n")), ["ctdb.conf"]);
  });

  for (const library of ["functions", "local/site.sh"]) {
    it(`has everything checked again when ${library} has changed, which scripts source`, async () => {
      const path = site.current.resolve(library);
      assert.equal((await renewedBy(() => appendFileSync(path, "# more\n"))).length, 3);
      assert.equal(readings, 2);
    });
  }

  it("is not read any more once nobody asks for it", async () => {
    site.current.file("events/legacy/30.c.script");
    const turn = directory.refresh();
    directory.dispose();
    await turn;
    assert.equal(readings, 1);
  });

  it("has everything checked again when a mode changes and when a file comes", async () => {
    const { current } = site;
    const path = current.resolve("events/legacy/10.a.script");
    assert.equal((await renewedBy(() => chmodSync(path, 0o644))).length, 3);
    assert.equal((await renewedBy(() => current.file("events/legacy/30.c.script"))).length, 3);
  });
});
