import assert from "node:assert/strict";
import { lines } from "../../../support/checkFolder.ts";
import { checkScript, checkSite } from "../../../support/checkSite.ts";

const only = ["byte-order-mark", "not-utf8", "shebang-missing"];

describe("byte-order-mark", () => {
  it("is an error that is mended by taking the mark away", async () => {
    const [found, more] = await checkScript("\ufeff#!/bin/sh\nexit 0\n", { only });
    assert.equal(more, undefined);
    assert.equal(found?.severity, "error");
    assert.equal(found?.words, "#!/bin/sh");
    assert.deepEqual(found?.fixes[0]?.steps, [{ kind: "strip-byte-order-mark", file: found?.file }]);
  });

  it("is a warning where /bin/sh runs the file nevertheless", async () => {
    const found = await checkScript("\ufeff#!/bin/sh\nexit 0\n", { only, version: "2.5" });
    assert.deepEqual(lines(found), ["50.test warning byte-order-mark"]);
  });

  it("says of UTF-16 that the mark is not all", async () => {
    const content = Buffer.from("\ufeff#!/bin/sh\nexit 0\n", "utf16le");
    const found = await checkSite({ "events/legacy/50.a.script": { content } }, { only });
    assert.deepEqual(lines(found), ["50.a.script error byte-order-mark"]);
    assert.match(found[0]?.message ?? "", /It is UTF-16: save it as UTF-8\.$/);
    assert.deepEqual(found[0]?.fixes, []);
  });

  it("is silent about a mark elsewhere and about files that are no scripts", async () => {
    assert.deepEqual(lines(await checkScript('#!/bin/sh\necho "\ufeff"\n', { only })), []);
    assert.deepEqual(lines(await checkSite({ "events/legacy/README": "\ufeffRead me\n" }, { only })), []);
  });
});
