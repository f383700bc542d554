import assert from "node:assert/strict";
import fc from "fast-check";
import type { ConfigFileKind } from "../../../../src/configFiles/configFileKind.ts";
import { completionsIn, describeIn } from "../../../../src/configFiles/help/configHelp.ts";
import type { TextRange } from "../../../../src/text/textRange.ts";
import { PLACES } from "../../../support/configPlaces.ts";
import { findingsIn } from "./support.ts";

const KINDS = Object.keys(PLACES) as ConfigFileKind[];
const PIECES = [
  ..."\n\n\n=[]#;\\\"'`$(){} \t\r/.:,0é",
  "\r\n",
  "[cluster]",
  "cluster lock",
  "node address",
  "log level = NOTICE",
  "MonitorInterval",
  "10.0.0.1",
  "/24",
  "eth0",
  "fd00::1",
  "CTDB_NATGW_NODES=",
  "export ",
  "$(",
  "${X:-",
  "<<EOF",
  "EOF\n",
  "restart_every=2",
  "# ctdb-events: ignore=conf-quotes",
];
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
);
const versions = fc.constantFrom([1, 0, 30], [4, 8, 0], [4, 9, 0], [4, 17, 12], [4, 24, 0]);

function assertWithin({ start, end }: TextRange, text: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} of ${text.length}`);
}

describe("The rules over configuration files, with any text", () => {
  for (const kind of KINDS) {
    it(`never throw, and keep within a text of kind ${kind}`, () => {
      fc.assert(
        fc.property(texts, versions, (text, version) => {
          for (const { remark } of findingsIn(kind, text, { version })) {
            assertWithin(remark.range, text);
            assert.ok(
              remark.message.endsWith(".") &&
                !/undefined|null\b|NaN/.test(remark.message.replace(/`[^`]*`/g, "")),
            );
            for (const step of (remark.fixes ?? []).flatMap(({ steps }) => steps)) {
              const edits = step.kind === "edit" ? step.edits : [];
              const sorted = [...edits].sort((a, b) => a.range.start - b.range.start);
              for (const [index, { range }] of sorted.entries()) {
                assertWithin(range, text);
                assert.ok((sorted[index - 1]?.range.end ?? 0) <= range.start, "edits do not overlap");
              }
            }
          }
        }),
        { numRuns: 300 },
      );
    });

    it(`help without throwing in a text of kind ${kind}`, () => {
      fc.assert(
        fc.property(texts, fc.nat(200), versions, (text, at, version) => {
          const offset = Math.min(at, text.length);
          for (const { range } of completionsIn(kind, text, offset, version)) {
            assertWithin(range, text);
          }
          const described = describeIn(kind, text, offset, version);
          if (described !== null) {
            assertWithin(described.range, text);
          }
        }),
        { numRuns: 200 },
      );
    });
  }
});
