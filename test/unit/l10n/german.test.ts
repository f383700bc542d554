import assert from "node:assert/strict";
import { caseHelpAt } from "../../../src/caseFiles/help/caseHelpAt.ts";
import { completionsIn, describeIn } from "../../../src/configFiles/help/configHelp.ts";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { rootElements } from "../../../src/extension/virtualNode/nodeElement.ts";
import { remadeNotes } from "../../../src/sandbox/nodeNotes.ts";
import { builtInSequence } from "../../../src/sequences/builtIns.ts";
import { readSequence } from "../../../src/sequences/sequenceRead.ts";
import { parseChange } from "../../../src/virtualNode/change/change.ts";
import { applyBefore } from "../../../src/virtualNode/change/eventEffects.ts";
import { readProfile } from "../../../src/virtualNode/profile/profile.ts";
import { describeAt } from "../../../src/virtualNode/profile/profileHover.ts";
import { viewOf } from "../../../src/virtualNode/view/describe.ts";
import { caseDirectory } from "../../support/caseFixtures.ts";
import { debianModel } from "../../support/debianModel.ts";
import { sh } from "../../support/eventDirectory.ts";
import { useGerman } from "../../support/l10n/german.ts";
import { makeSite } from "../../support/runEvent.ts";
import { resultOf } from "../../support/testCase.ts";

describe("in German", () => {
  useGerman();
  const convention = conventionFor([4, 24, 0]);

  it("the view of a virtual node names what it has, with the states of systemd and ip as they are", () => {
    const model = debianModel();
    applyBefore(model, "takeip", ["eth0", "10.0.0.31", "24"]);
    const view = viewOf(model);
    const rows = (id: string) =>
      view.find((section) => section.id === id)?.rows.map(({ label, value }) => `${label}: ${value}`) ?? [];
    assert.deepEqual(
      view.slice(0, 5).map(({ title }) => title),
      ["Knoten", "Cluster", "Schnittstellen", "Öffentliche Adressen", "Dienste"],
    );
    assert.ok(rows("interfaces").includes("eth0: Verbindung up"));
    assert.ok(rows("services").includes("smbd: inactive"));
    assert.equal(rows("public_addresses")[0], "10.0.0.31/24: von diesem Knoten gehalten");
  });

  it("a new node says why there is one", () => {
    assert.equal(
      remadeNotes("nodes ist neu")[0]?.sentence,
      "Der virtuelle Knoten wurde neu angelegt: nodes ist neu.",
    );
    const model = debianModel();
    const shown = { directory: "/d", folder: "/n", model, sections: [], warnings: [] };
    const [note] = rootElements({ kind: "node", ...shown, remadeBecause: "nodes ist neu" });
    assert.deepEqual(note?.kind === "note" && [note.label, note.sentence], [
      "Neu angelegt",
      "nodes ist neu.",
    ]);
  });

  it("a change that cannot be made says what is possible", () => {
    assert.throws(() => parseChange(["link", "eth0", "left"]), {
      message: "Die Verbindung „left“ ist nicht möglich, nur up oder down.",
    });
  });

  it("a node profile is judged", () => {
    const { problems } = readProfile("servces: {}\n");
    assert.equal(problems[0]?.sentence, "Ein Profil hat keinen Schlüssel „servces“; ist „services“ gemeint?");
  });

  it("the keys of a node profile and of a case file are explained", () => {
    assert.equal(describeAt("services:\n", 2)?.title, "Dienste");
    const help = caseHelpAt("cases:\n  - name: a\n", 13);
    assert.equal(
      help?.about === "key" ? help.description : "",
      "Wie der Testfall heißt; Platzhalter wie {address} stehen für die Werte seiner Matrix.",
    );
  });

  it("configuration files say which value is the default, and what it depends on", () => {
    const release = convention.version;
    for (const [kind, text, label] of [
      ["ctdb.conf", "[logging]\nlog level = ", "NOTICE"],
      ["options", "CTDB_SAMBA_SKIP_SHARE_CHECK=", "no"],
      ["check", "restart_every=", "0"],
      ["tunables", "MonitorInterval=", "15"],
    ] as const) {
      const found = completionsIn(kind, text, text.length, release).find((one) => one.label === label);
      assert.equal(found?.detail, "Standard", kind);
    }
    assert.match(
      describeIn("options", "CTDB_SERVICE_SMB=x\n", 3, release)?.markdown ?? "",
      /Standard: smbd auf Debian/,
    );
  });

  it("a run is refused, and CTDB's own words stay", async () => {
    const site = makeSite({ "10.mine.script": sh("exit 0") });
    try {
      const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30, only: "20.none.script" });
      const { outcome, problem } = await run.report;
      assert.equal(outcome, "refused");
      assert.match(problem ?? "", /^In .* gibt es kein Skript 20\.none\.script\.$/);
    } finally {
      await site.close();
    }
  });

  it("a failing case says what was expected and what came", async () => {
    const { failures } = await resultOf({
      directory: caseDirectory("running"),
      script: "50.site.script",
      steps: [{ event: "monitor", expect: [{ kind: "output", test: { how: "contains", text: "nothing" } }] }],
    });
    assert.match(
      failures[0]?.sentence ?? "",
      /^CTDB hält monitor nicht für einen Erfolg, der Status ist ERROR\. 50\.site ist ERROR; es endete mit Exit-Status 3\./,
    );
    assert.equal(failures[1]?.sentence, "Die Ausgabe enthält „nothing“ nicht.");
  });

  it("a sequence and its file are described", () => {
    const sequence = builtInSequence("fail-over", convention, { addresses: [], rounds: 4 });
    assert.equal(sequence?.description, "Eine Adresse wandert von diesem Knoten zu einem anderen");
    assert.equal(sequence?.steps[0]?.note, "Jeder Knoten erfährt, dass gleich Adressen wandern.");
    const { problems } = readSequence("steps: [montor]\n", "mine", convention);
    assert.equal(problems[0]?.sentence, "CTDB hatte nie ein Ereignis „montor“; ist monitor gemeint?");
  });
});
