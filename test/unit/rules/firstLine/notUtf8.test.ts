import assert from "node:assert/strict";
import { checkSite } from "../../../support/checkSite.ts";

const only = ["not-utf8"];

async function check(text: string): Promise<string[]> {
  const content = Buffer.from(text, "latin1");
  const found = await checkSite({ "events/legacy/50.a.script": { content } }, { only });
  return found.map(({ severity, line, range }) => `${severity} ${line} ${range.end - range.start}`);
}

describe("not-utf8", () => {
  it("points at the first byte", async () => {
    assert.deepEqual(await check('#!/bin/sh\n# ok\necho "gr\xfc\xdf"\n'), ["information 3 1"]);
  });

  it("only hints at comments, where no program cares", async () => {
    assert.deepEqual(await check("#!/bin/sh\n# f\xfcr alle\nexit 0\n"), ["hint 2 1"]);
  });

  it("warns where Python refuses the file", async () => {
    assert.deepEqual(await check("#!/usr/bin/python3\n# f\xfcr alle\n"), ["warning 2 1"]);
    assert.deepEqual(await check("#!/usr/bin/python3\n# -*- coding: latin-1 -*-\nx = '\xfc'\n"), [
      "information 3 1",
    ]);
  });

  it("is silent about UTF-8 and programs", async () => {
    const utf8 = Buffer.from("#!/bin/sh\necho grün \ufffd\n").toString("latin1");
    assert.deepEqual(await check(utf8), []);
    assert.deepEqual(await check("\x7fELF\0\xff\xfe"), []);
  });
});
