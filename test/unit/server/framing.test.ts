import assert from "node:assert/strict";
import fc from "fast-check";
import { Framing } from "../../../src/server/framing.ts";
import { framed } from "../../support/languageServer/rawServer.ts";

function faultOf(bytes: Buffer, cut: number): string | null {
  const framing = new Framing();
  let fault: string | null = null;
  for (let at = 0; at < bytes.length && fault === null; at += cut) {
    fault = framing.push(bytes.subarray(at, at + cut));
  }
  return fault;
}

describe("the framing of messages", () => {
  it("is right for every message, however its bytes come", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 50 }), (bodies, cut) => {
        assert.equal(faultOf(Buffer.concat(bodies.map((body) => framed(body))), cut), null);
      }),
    );
    const typed = "content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}";
    assert.equal(faultOf(Buffer.from(typed + typed), 7), null);
  });

  for (const head of [
    "Content-Length: abc",
    "Content-Length: -5",
    "X: y",
    "GET / HTTP/1.1",
    "Content-Length:",
  ]) {
    it(`is wrong with the head ${head}`, () => {
      for (const cut of [1, 5, 1000]) {
        const bytes = Buffer.concat([framed("{}"), Buffer.from(`${head}\r\n\r\n{}`)]);
        assert.equal(faultOf(bytes, cut), `its head is ${JSON.stringify(head)}`);
      }
    });
  }

  it("is wrong where a message is longer than it says, and where a head does not end", () => {
    assert.match(
      faultOf(Buffer.from(`Content-Length: 1\r\n\r\n{}${framed("{}")}`), 9) ?? "",
      /^its head is "}/,
    );
    assert.equal(faultOf(Buffer.from("a".repeat(10_000)), 100), "its head does not end");
  });
});
