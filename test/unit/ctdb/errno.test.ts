import assert from "node:assert/strict";
import { constants } from "node:os";
import fc from "fast-check";
import { ERRNOS, errnoByName, errnoName, strerror } from "../../../src/ctdb/errno.ts";
import { skipBecause } from "../../skipBecause.ts";

describe("errno", () => {
  const texts: readonly (readonly [number, string, string])[] = [
    [1, "EPERM", "Operation not permitted"],
    [2, "ENOENT", "No such file or directory"],
    [4, "EINTR", "Interrupted system call"],
    [5, "EIO", "Input/output error"],
    [8, "ENOEXEC", "Exec format error"],
    [13, "EACCES", "Permission denied"],
    [42, "ENOMSG", "No message of desired type"],
    [62, "ETIME", "Timer expired"],
    [63, "ENOSR", "Out of streams resources"],
    [66, "EREMOTE", "Object is remote"],
    [73, "EDOTDOT", "RFS specific error"],
    [79, "ELIBACC", "Can not access a needed shared library"],
    [110, "ETIMEDOUT", "Connection timed out"],
    [125, "ECANCELED", "Operation canceled"],
    [133, "EHWPOISON", "Memory page has hardware error"],
  ];
  for (const [number, symbol, text] of texts) {
    it(`${number} is ${symbol}: ${text}`, () => {
      assert.equal(strerror(number), text);
      assert.equal(errnoByName(symbol), number);
      assert.equal(errnoName(number), symbol);
    });
  }

  for (const free of [41, 58, 134, 190]) {
    it(`${free} is unknown`, () => {
      assert.equal(strerror(free), `Unknown error ${free}`);
      assert.equal(errnoName(free), null);
    });
  }

  it("knows 131 numbers, each once", () => {
    assert.equal(ERRNOS.length, 131);
    assert.equal(new Set(ERRNOS.map(({ number }) => number)).size, 131);
    assert.equal(new Set(ERRNOS.map(({ symbol }) => symbol)).size, 131);
  });

  it("agrees with this machine's numbers", function () {
    if (process.platform !== "linux") {
      skipBecause(this, "only Linux has these numbers");
    }
    for (const [symbol, number] of Object.entries(constants.errno)) {
      assert.equal(errnoByName(symbol), number, symbol);
    }
  });

  it("finds every number again by its name", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ERRNOS), ({ number, symbol, text }) => {
        assert.equal(errnoByName(symbol), number);
        assert.equal(strerror(number), text);
      }),
    );
  });

  it("has no number for another name", () => {
    assert.equal(errnoByName("ENOSUCH"), null);
    assert.equal(errnoByName("constructor"), null);
  });
});
