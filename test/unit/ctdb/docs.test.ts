import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { STEPS } from "../../../src/ctdb/conventions.ts";
import { allowedDuringRecovery, EVENTS, type EventFacts } from "../../../src/ctdb/events.ts";
import { formatVersion, NEWEST_VERSION } from "../../../src/ctdb/version.ts";

/** The cells of a page's table rows. */
function rowsOf(page: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`../../../docs/${page}`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
}

function sinceCell({ since, removed }: EventFacts): string {
  const start = since === null ? "before 1.0.0" : formatVersion(since);
  return removed === null ? start : `${start}, removed in ${formatVersion(removed)}`;
}

describe("docs", () => {
  it("conventions.md has the table of the steps", () => {
    const rows = rowsOf("conventions.md");
    for (const { id, generation, releases, years } of STEPS) {
      const row = rows.find(([first]) => first === id);
      assert.deepEqual(
        [row?.[1], row?.[2]?.replace("Samba ", ""), row?.[3]],
        [generation, releases, years],
        id,
      );
    }
  });

  it("events.md has the table of the events, in their order", () => {
    const names = EVENTS.filter(({ kind }) => kind === "daemon");
    const rows = rowsOf("events.md").slice(1, 1 + names.length);
    for (const [i, event] of names.entries()) {
      const args = event.args.map(({ name }) => name).join(" ") || "-";
      const row = rows[i];
      assert.deepEqual(row?.slice(0, 3), [event.name, args, sinceCell(event)]);
      if (event.removed === null) {
        assert.equal(row?.[5] === "yes", allowedDuringRecovery(event.name, NEWEST_VERSION), event.name);
      }
    }
  });
});
