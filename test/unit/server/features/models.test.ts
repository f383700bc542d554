import assert from "node:assert/strict";
import { FeatureSite } from "../../../support/featureSite.ts";

describe("models of files", () => {
  const site = new FeatureSite();

  before(async () => {
    await site.write({
      functions: "die() { exit 1; }\n",
      README: "die\n",
      nodes: "10.0.0.1\n",
      "script.options": "CTDB_X=1\n",
      "events/legacy/50.a.script": '#!/bin/sh\n. "$CTDB_BASE/functions"\ndie\n',
      "events/legacy/50.a.options": "A=1\n",
      "events/legacy/51.no-first-line.script": "echo a\n",
      "events/legacy/52.python.script": "#!/usr/bin/python3\nprint(1)\n",
      "events/legacy/53.half.script": "#!/bin/sh\ncase $1 in\nmonitor) if",
      "events/legacy/README": "about\n",
      "events/legacy/50.a.script~": "#!/bin/sh\n",
    });
  });

  after(() => site.remove());

  async function kind(name: string): Promise<string> {
    const model = await site.modelAt(site.path(name));
    return model?.script ? "script" : (model?.configKind ?? "nothing");
  }

  it("tell scripts from configuration files and everything else", async () => {
    assert.equal(await kind("functions"), "script");
    assert.equal(await kind("README"), "nothing");
    assert.equal(await kind("nodes"), "nodes");
    assert.equal(await kind("script.options"), "options");
    assert.equal(await kind("events/legacy/50.a.script"), "script");
    assert.equal(await kind("events/legacy/50.a.options"), "options");
    assert.equal(await kind("events/legacy/51.no-first-line.script"), "script");
    assert.equal(await kind("events/legacy/52.python.script"), "nothing");
    assert.equal(await kind("events/legacy/53.half.script"), "script");
    assert.equal(await kind("events/legacy/README"), "nothing");
    assert.equal(await kind("events/legacy/50.a.script~"), "nothing");
  });

  it("know what a script sources and where CTDB runs it", async () => {
    const model = await site.script("events/legacy/50.a.script");
    assert.deepEqual([...model.sourced.functions.keys()], ["die"]);
    assert.equal(model.entry?.position, 1);
    assert.equal((await site.script("functions")).entry, null);
  });
});
