import assert from "node:assert/strict";
import {
  documentLanguage,
  type LanguageQuestion,
} from "../../../src/extension/languageClient/documentLanguage.ts";

function ask(given: Partial<LanguageQuestion>, ...siblings: string[]): Promise<string | null> {
  return documentLanguage({
    path: "/etc/ctdb/events/legacy/50.a.script",
    languageId: "shellscript",
    firstLine: "#!/bin/sh",
    inEventDirectory: true,
    siblings: async () => siblings,
    ...given,
  });
}

describe("the language of a document", () => {
  for (const [firstLine, language] of [
    ["#!/usr/bin/python3.11 -u", "python"],
    ["#!/usr/bin/env perl", "perl"],
    ["#! /usr/bin/ruby", "ruby"],
    ["#!/bin/bash", null],
    ["#!/usr/bin/awk -f", null],
    ["", null],
  ] as const) {
    it(`is ${language ?? "left alone"} for an event script that begins with ${firstLine || "nothing"}`, async () => {
      assert.equal(await ask({ firstLine }), language);
    });
  }

  it("is shell for plain text with a shell's first line, in event directories alone", async () => {
    assert.equal(await ask({ languageId: "plaintext" }), "shellscript");
    assert.equal(await ask({ languageId: "plaintext", inEventDirectory: false }), null);
  });

  it("stays where it is a language that somebody chose", async () => {
    assert.equal(await ask({ languageId: "javascript", firstLine: "#!/usr/bin/python3" }), null);
  });

  it("is that of CTDB's nodes and functions beside events or events.d alone", async () => {
    const plain = { languageId: "plaintext", inEventDirectory: false, firstLine: "10.0.0.1" };
    assert.equal(await ask({ ...plain, path: "/c/nodes" }, "events"), "ctdb-nodes");
    assert.equal(await ask({ ...plain, path: "/c/nodes" }, "package.json"), null);
    assert.equal(await ask({ ...plain, path: "/c/functions" }, "events.d"), "shellscript");
    assert.equal(await ask({ ...plain, path: "/c/other" }, "events.d"), null);
  });
});
