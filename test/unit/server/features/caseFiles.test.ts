import assert from "node:assert/strict";
import { CaseFeatures } from "../../../../src/server/caseFiles/caseFeatures.ts";
import type { DocumentModel } from "../../../../src/server/features/model/documentModel.ts";
import { FeatureSite, readCursor } from "../../../support/featureSite.ts";

const SCRIPT =
  '#!/bin/sh\n. "$CTDB_BASE/functions"\ncase "$1" in\nmonitor)\n\ttrue\n\t;;\ntakeip | releaseip)\n\ttrue\n\t;;\nesac\n';
const CASES = "script: events/legacy/50.demo.script\ncases:\n  - name: a\n    event: ";

describe("Language features in a case file", () => {
  const site = new FeatureSite("4.17");
  const features = new CaseFeatures(site, { schemaIsOffered: false, suggestCommand: "suggest" });

  before(() =>
    site.write({
      functions: "",
      public_addresses: "192.0.2.10/24 eth9\n",
      "small.node-profile.yaml": "pnn: 0\n",
      "events/legacy/50.demo.script": SCRIPT,
      "events/legacy/60.other.script": "#!/bin/sh\nexit 0\n",
      "events/legacy/50.demo.ctdb-test.yaml": "script: 50.demo.script\n",
    }),
  );

  after(() => site.remove());

  /** A model of a text that stands in a case file beside the event directory, and the offset of `¦`. */
  async function at(marked: string): Promise<{ model: DocumentModel; offset: number }> {
    const { text, offset } = readCursor(marked);
    await site.write({ "demo.ctdb-test.yaml": text });
    const model = await site.modelAt(site.path("demo.ctdb-test.yaml"));
    assert.ok(model);
    return { model, offset };
  }

  async function labels(marked: string): Promise<readonly string[]> {
    const { model, offset } = await at(marked);
    return (await features.completions(model, offset, null)).map(({ label }) => label);
  }

  async function hover(marked: string): Promise<string> {
    const { model, offset } = await at(marked);
    const found = await features.hover(model, offset);
    return found === null ? "" : (found.contents as { value: string }).value;
  }

  it("complete the events that the script serves with the node's addresses, and its scripts", async () => {
    const events = await labels(`${CASES}¦`);
    assert.equal(events[0], "monitor");
    assert.ok(events.indexOf("takeip eth9 192.0.2.10 24") < events.indexOf("startup"));
    assert.ok((await labels("script: ¦")).includes("events/legacy/60.other.script"));
    assert.ok((await labels("profile: ¦")).includes("small.node-profile.yaml"));
    assert.ok((await labels(`${CASES}monitor\n    expect: {node: {services: {¦`)).includes("smbd"));
  });

  it("complete the events of the release that the file names", async () => {
    assert.ok(!(await labels(`${CASES}¦`)).includes("startipreallocate"));
    assert.ok((await labels(`target-version: "4.24"\n${CASES}¦`)).includes("startipreallocate"));
  });

  it("write keys with what follows, and ask for the values", async () => {
    const { model, offset } = await at("script: a\n¦");
    const items = await features.completions(model, offset, null);
    const sandbox = items.find(({ label }) => label === "sandbox");
    assert.equal(sandbox?.textEdit?.newText, "sandbox: ");
    assert.equal(sandbox?.command?.command, "suggest");
    assert.match(JSON.stringify(sandbox?.documentation), /isolated/);
  });

  it("leave to a YAML extension what the schema says", async () => {
    const covered = new CaseFeatures(site, { schemaIsOffered: true, suggestCommand: null });
    const top = await at("¦");
    assert.deepEqual(await covered.completions(top.model, top.offset, null), []);
    const event = await at(`${CASES}mon¦itor`);
    assert.ok((await covered.completions(event.model, event.offset, null)).length > 0);
    assert.ok(await covered.hover(event.model, event.offset));
    const key = await at("san¦dbox: auto");
    assert.equal(await covered.hover(key.model, key.offset), null);
  });

  it("explain events as in scripts, and say what a script serves", async () => {
    assert.match(await hover(`${CASES}mon¦itor`), /\*\*`monitor`\*\* \(event/);
    assert.match(await hover(`${CASES}startipreall¦ocate`), /Not in 4\.17/);
    assert.match(
      await hover(CASES.replace("50.demo", "50.¦demo")),
      /number 1 of 2.*`monitor`, `takeip`, `releaseip`/s,
    );
    assert.match(await hover("script: 50.no¦thing.script"), /no script of an event directory/);
    assert.match(await hover("directory: events/¦legacy"), /2 scripts/);
    assert.match(await hover("script: a\ncases:\n  - expect: TIMED¦OUT"), /deadline/);
  });

  it("lead to the script, the profile and the handler of an event", async () => {
    const places = async (marked: string) => {
      const { model, offset } = await at(marked);
      const found = await features.definition(model, offset);
      return (found?.places ?? []).map(({ path, lines, nameRange }) => [
        site.nameOf(site.uriOf(path)),
        lines.placeAt(nameRange.start).line,
      ]);
    };
    assert.deepEqual(await places(CASES.replace("50.demo", "50.¦demo")), [
      ["events/legacy/50.demo.script", 0],
    ]);
    assert.deepEqual(await places("profile: small¦.node-profile.yaml"), [["small.node-profile.yaml", 0]]);
    assert.deepEqual(await places("directory: events/leg¦acy"), [["events/legacy/50.demo.script", 0]]);
    assert.deepEqual(await places(`${CASES}release¦ip eth0 10.0.0.31 24`), [
      ["events/legacy/50.demo.script", 6],
    ]);
    assert.deepEqual(await places("profile: gone¦.yaml"), []);
  });

  it("show cases in the outline, and link the files", async () => {
    const { model } = await at(`${CASES}monitor\n  - name: b\n    steps: [monitor, monitor]\n`);
    assert.deepEqual(
      (await features.symbols(model)).map(({ name, children }) => [name, children?.length ?? 0]),
      [
        ["a", 0],
        ["b", 2],
      ],
    );
    const [link] = await features.links(model);
    assert.equal(site.nameOf(link?.target ?? ""), "events/legacy/50.demo.script");
  });

  it("take a case file beside the scripts for no script", async () => {
    const model = await site.modelAt(site.path("events/legacy/50.demo.ctdb-test.yaml"));
    assert.equal(model?.script, null);
  });
});
