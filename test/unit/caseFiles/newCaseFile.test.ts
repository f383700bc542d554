import assert from "node:assert/strict";
import { newCaseFileName, newCaseFileText } from "../../../src/caseFiles/newCaseFile.ts";
import { readCaseFile } from "../../../src/caseFiles/readCaseFile.ts";
import { convention } from "../../support/runEvent.ts";

const address = { interface: "eth7", ip: "192.0.2.10", maskbits: "24" };

function text(script: string, handlers: readonly string[], release = "4.24"): string {
  return newCaseFileText({ script, handlers, convention: convention(release), address });
}

describe("A new case file", () => {
  it("has a case for each event of the release that the script serves, with the node's address", () => {
    const made = text("50.demo.script", ["monitor", "takeip", "updateip", "nothing", "mon*", "*"]);
    const { cases, problems } = readCaseFile(made, "/x/50.demo.ctdb-test.yaml");
    assert.deepEqual(problems, []);
    assert.deepEqual(
      cases.map(({ script, steps }) => [script, steps[0]?.event, steps[0]?.args.join(" ")]),
      [
        ["50.demo.script", "monitor", ""],
        ["50.demo.script", "takeip", "eth7 192.0.2.10 24"],
        ["50.demo.script", "updateip", "eth7 eth7 192.0.2.10 24"],
      ],
    );
  });

  it("has a case where the script names no event", () => {
    const { cases } = readCaseFile(text("50.demo", [], "4.4"), "/x/50.demo.ctdb-test.yaml");
    assert.deepEqual(
      cases.map(({ script, steps }) => [script, steps[0]?.event]),
      [["50.demo", "monitor"]],
    );
  });

  it("stays right when everything is taken in that stands in comments", () => {
    const all = text("50.demo.script", ["monitor"]).replaceAll(
      /^( *)# (?=( *)(?:[a-z-]+:|- |\[|\/))/gm,
      "$1",
    );
    const { cases, problems } = readCaseFile(all, "/x/50.demo.ctdb-test.yaml");
    assert.deepEqual(problems, []);
    assert.equal(cases.length, 2);
    assert.equal(cases[0]?.given.stubs.length, 1);
    assert.equal(cases[0]?.given.files[0]?.content, "[global]\n");
    assert.equal(cases[1]?.steps.length, 4);
  });

  it("takes a script of any name as a text", () => {
    const { cases } = readCaseFile(text("50.a: # b\n.script", ["monitor"]), "/x/a.ctdb-test.yaml");
    assert.equal(cases[0]?.script, "50.a: # b\n.script");
  });

  it("is called after its script", () => {
    assert.equal(newCaseFileName("50.samba.script"), "50.samba.ctdb-test.yaml");
    assert.equal(newCaseFileName("50.samba"), "50.samba.ctdb-test.yaml");
  });
});
