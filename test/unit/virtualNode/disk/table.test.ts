import assert from "node:assert/strict";
import fc from "fast-check";
import { formatTable, parseTable } from "../../../../src/virtualNode/disk/table.ts";
import { type Row, TABLE_NAMES, TABLES, type TableName } from "../../../../src/virtualNode/disk/tables.ts";

describe("A table of the virtual node", () => {
  it("is written and read as the contract says", () => {
    const rows = [
      { name: "pnn", value: "0" },
      { name: "event", value: "takeip eth0 10.0.0.31 24" },
      { name: "reclock", value: "" },
    ];
    const text = "# NAME VALUE\npnn 0\nevent takeip eth0 10.0.0.31 24\nreclock -\n";
    assert.equal(formatTable("settings", rows), text);
    assert.deepEqual(parseTable("settings", text), rows);
  });

  it("is read whatever a person made of it", () => {
    const text = "# NAME VALUE\n\n  pnn \t 1  \n# a comment\nhostname\nevent a  b \n";
    assert.deepEqual(parseTable("settings", text), [
      { name: "pnn", value: "1" },
      { name: "hostname", value: "" },
      { name: "event", value: "a  b" },
    ]);
  });

  it("follows the columns of the file's own head", () => {
    assert.deepEqual(parseTable("tickles", "# CLIENT MORE SERVER\na x b\n"), [{ client: "a", server: "b" }]);
  });

  it("keeps blanks within a column as /proc/mounts does", () => {
    const rows = [{ name: "My Share", path: "/srv/a b", options: "read only = yes" }];
    const text = formatTable("shares", rows);
    assert.equal(text, "# NAME PATH OPTIONS\nMy\\040Share /srv/a\\040b read only = yes\n");
    assert.deepEqual(parseTable("shares", text), rows);
  });

  it("loses no value, whatever is in it", () => {
    const value = fc.oneof(
      fc.string(),
      fc.string({
        unit: fc.constantFrom(" ", "\t", "\n", "\r", "\\", "0", "4", "1", "#", "-", "x", "\f", "\v"),
      }),
    );
    const table = fc.constantFrom(...TABLE_NAMES);
    fc.assert(
      fc.property(
        table.chain((name: TableName) => {
          const columns: readonly string[] = TABLES[name];
          const row = fc.record(Object.fromEntries(columns.map((column) => [column, value])), {
            noNullPrototype: true,
          });
          return fc.tuple(fc.constant(name), fc.array(row, { maxLength: 4 }));
        }),
        ([name, rows]) => {
          const text = formatTable(name, rows as unknown as Row<typeof name>[]);
          assert.deepEqual(parseTable(name, text), rows);
          assert.equal(text.split("\n").length, rows.length + 2);
        },
      ),
      { numRuns: 500 },
    );
  });
});
