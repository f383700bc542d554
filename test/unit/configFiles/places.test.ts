import assert from "node:assert/strict";
import { parseCheckFile } from "../../../src/configFiles/checkFile.ts";
import { parseConfFile } from "../../../src/configFiles/confFile.ts";
import { parseIni } from "../../../src/configFiles/iniFile.ts";
import { parseNodes } from "../../../src/configFiles/nodesFile.ts";
import { parseOptions } from "../../../src/configFiles/optionsFile.ts";
import { parsePublicAddresses } from "../../../src/configFiles/publicAddressesFile.ts";
import { parseTunables } from "../../../src/configFiles/tunablesFile.ts";
import type { TextRange } from "../../../src/text/textRange.ts";

const cut = (text: string, { start, end }: TextRange) => text.slice(start, end);

describe("CTDB's configuration files with their places", () => {
  it("have the places of names and values in ini files", () => {
    const text = "# é\n [ a ] x\n\tn  m =  v  w \r\nbare  word\nk=";
    const [section, value, bare, empty] = parseIni(text).entries;
    assert.ok(section?.kind === "section" && value?.kind === "value" && bare && empty?.kind === "value");
    assert.equal(cut(text, section.nameRange), " a ");
    assert.deepEqual([value.name, value.value, value.line], ["n m", "v w", 3]);
    assert.equal(cut(text, value.nameRange), "n  m");
    assert.equal(cut(text, value.valueRange), "v  w");
    assert.equal(cut(text, value.range), "n  m =  v  w");
    assert.equal(cut(text, bare.range), "bare  word");
    assert.deepEqual(empty.valueRange, { start: text.length, end: text.length });
  });

  it("join lines in ini files as tini does", () => {
    const text = "a = x\\\n  y \\ \nz\n\\\nb = \\\n\nc = 1\n# no \\\nd = 2\ne = f\\";
    const found = parseIni(text).entries.map((entry) => [
      entry.line,
      entry.name,
      "value" in entry && entry.value,
    ]);
    assert.deepEqual(found, [
      [1, "a", "x y z"],
      [4, "b", ""],
      [7, "c", "1"],
      [9, "d", "2"],
      [10, "e", "f\\"],
    ]);
    const first = parseIni(text).entries[0];
    assert.ok(first?.kind === "value" && !first.isOneLine);
    assert.equal(cut(text, first.valueRange), "x\\\n  y \\ \nz");
  });

  it("have the place of each problem", () => {
    const conf = "[cluster]\nnode address = here\nfoo = 1\n";
    assert.deepEqual(
      parseConfFile(conf, [4, 24, 0]).problems.map(({ kind, range }) => [kind, cut(conf, range)]),
      [
        ["wrong-value", "here"],
        ["unknown-option", "foo"],
      ],
    );
    const tunables = "Foo = 1\nMonitorInterval = x\n";
    assert.deepEqual(
      parseTunables(tunables, [4, 24, 0]).problems.map(({ kind, range }) => [kind, cut(tunables, range)]),
      [
        ["unknown", "Foo"],
        ["no-number", "x"],
      ],
    );
    const nodes = "10.1.0.1\n  node2 \r\n";
    assert.deepEqual(
      parseNodes(nodes).problems.map(({ line, range }) => [line, cut(nodes, range)]),
      [[2, "node2"]],
    );
  });

  it("read files with carriage returns where CTDB does", () => {
    assert.deepEqual(
      parseNodes("10.1.0.1\r\n\r\n#x\r\n").nodes.map(({ pnn, address }) => [pnn, address]),
      [
        [0, "10.1.0.1"],
        [1, "0.0.0.0"],
      ],
    );
    assert.deepEqual(parsePublicAddresses("10.0.0.1/24 eth0\r\n").addresses[0]?.interfaces, ["eth0"]);
  });

  it("have the parts of a public address", () => {
    const text = "\t10.0.0.1/24 eth0,,eth1 more words\n";
    const [entry] = parsePublicAddresses(text).entries;
    assert.ok(entry?.bits && entry.rest);
    assert.equal(cut(text, entry.bits.range), "24");
    assert.deepEqual(
      entry.interfaces.map(({ range }) => cut(text, range)),
      ["eth0", "eth1"],
    );
    assert.equal(cut(text, entry.rest), "more words");
  });

  it("have the assignments of an options file, computed or not", () => {
    const text = 'A=1 B=\'x y\' # C=2\nexport D="a $b"\nif x; then E=\\ y; fi\nF="m\nn"\nG+=z';
    assert.deepEqual(
      parseOptions(text).assignments.map(({ name, value, valueRange }) => [
        name.text,
        value,
        cut(text, valueRange),
      ]),
      [
        ["A", "1", "1"],
        ["B", "x y", "'x y'"],
        ["D", null, '"a $b"'],
        ["E", " y", "\\ y"],
        ["F", "m\nn", '"m\nn"'],
        ["G", null, "z"],
      ],
    );
  });

  it("have what export assigns in quotes, and names over two lines", () => {
    const text = 'export "A=1 2" \'B=x\' ""C=y "D"=z "E=$x" F E\\\nF=3\nG\\\n=4';
    assert.deepEqual(
      parseOptions(text).assignments.map(({ name, value, valueRange }) => [
        name.text,
        cut(text, name.range),
        value,
        cut(text, valueRange),
      ]),
      [
        ["A", "A", "1 2", "1 2"],
        ["B", "B", "x", "x"],
        ["C", "C", "y", "y"],
        ["D", "D", null, "z"],
        ["E", "E", null, "$x"],
        ["EF", "E\\\nF", "3", "3"],
        ["G", "G\\\n", "4", "4"],
      ],
    );
  });

  it("have the lines of a check as read gives them", () => {
    const text = '  version="3 4" \n# c\nfamily=tcp udp\nservice_check_cmd="a \\\n  b"\nlast=1';
    assert.deepEqual(
      parseCheckFile(text).lines.map(({ name, value, rest, isRead }) => [
        name?.text,
        value,
        rest && cut(text, rest),
        isRead,
      ]),
      [
        ["version", "3 4", null, true],
        ["family", "tcp", "udp", true],
        ["service_check_cmd", null, null, true],
        ["last", "1", null, false],
      ],
    );
  });
});
