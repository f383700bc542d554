import assert from "node:assert/strict";
import fc from "fast-check";
import { parseIni } from "../../../src/configFiles/iniFile.ts";
import { parseAddress, parsePrefix, parseSocket } from "../../../src/configFiles/ipAddress.ts";
import { parseNodes } from "../../../src/configFiles/nodesFile.ts";
import { parseOptions } from "../../../src/configFiles/optionsFile.ts";
import { parsePublicAddresses } from "../../../src/configFiles/publicAddressesFile.ts";
import { compareVersions, formatVersion, parseVersion } from "../../../src/ctdb/version.ts";
import { type ParsedRecord, TraceParser } from "../../../src/runner/trace/traceParser.ts";
import { FrameReader } from "../../../src/sandbox/launcherFrames.ts";

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const address = fc.oneof(fc.ipV4(), fc.ipV6());
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });

/** A quoted word of the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The bytes as they may come through a pipe. */
function* pieces(bytes: Buffer, lengths: readonly number[]): Generator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = at + (lengths[turn % lengths.length] ?? 1);
    yield bytes.subarray(at, end);
    at = end;
  }
}

describe("what is written is read back", () => {
  it("as an address in its shortest form, which stays as it is", () => {
    fc.assert(
      fc.property(address, fc.nat(32), fc.nat(65535), (text, bits, port) => {
        const short = parseAddress(text);
        assert.ok(short !== null);
        assert.equal(parseAddress(short), short);
        assert.deepEqual(parsePrefix(`${text}/${bits}`), { address: short, bits });
        const socket = parseSocket(`${short.includes(":") ? `[${short}]` : short}:${port}`);
        assert.ok(socket !== null);
        assert.equal(parseSocket(socket), socket);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => void [parseAddress(text), parsePrefix(text), parseSocket(text)]),
    );
  });

  it("as a release, and releases are in one order", () => {
    const version = fc.array(fc.nat(99), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        assert.deepEqual(parseVersion(formatVersion(a)), a);
        assert.equal(Math.sign(compareVersions(a, b)), -Math.sign(compareVersions(b, a)) + 0);
        const [x = a, y = b, z = c] = [a, b, c].sort(compareVersions);
        assert.ok(compareVersions(x, y) <= 0 && compareVersions(y, z) <= 0 && compareVersions(x, z) <= 0);
      }),
    );
  });

  it("as the nodes and public addresses of a cluster, with their places", () => {
    const end = fc.constantFrom("\n", "\r\n", " \n", "\t\n", "\n\n");
    fc.assert(
      fc.property(fc.array(fc.tuple(address, end, fc.boolean()), { maxLength: 20 }), (lines) => {
        const text = lines
          .map(([one, behind, isDeleted]) => `${isDeleted ? "#" : ""}${one}${behind}`)
          .join("");
        const { nodes, problems } = parseNodes(text);
        assert.deepEqual(
          problems.filter(({ kind }) => kind === "no-address"),
          [],
        );
        assert.deepEqual(
          nodes.map((node) => [node.pnn, node.isDeleted, node.isDeleted || node.address]),
          lines.map(([one, , isDeleted], pnn) => [pnn, isDeleted, isDeleted || parseAddress(one)]),
        );
      }),
    );
    const lists = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
    const entries = fc.uniqueArray(fc.tuple(fc.ipV4(), fc.nat(32), lists), { selector: ([one]) => one });
    fc.assert(
      fc.property(entries, (lines) => {
        const text = lines.map(([one, bits, list]) => `${one}/${bits} ${list.join(",")}\n`).join("");
        const { addresses, entries: found } = parsePublicAddresses(text);
        assert.deepEqual(
          addresses.map((line) => [line.address, line.bits, line.interfaces]),
          lines,
        );
        for (const { word: own } of found) {
          assert.equal(text.slice(own.range.start, own.range.end), own.text);
        }
      }),
    );
  });

  it("as the sections and values of a conf file, with their places", () => {
    const value = fc.stringMatching(/^[a-z0-9:/!#;'"][a-z0-9:/!#;'"=]{0,10}$/);
    const section = fc.tuple(word, fc.array(fc.tuple(word, value), { maxLength: 4 }));
    const blank = fc.constantFrom("", " ", "\t ", "  ");
    fc.assert(
      fc.property(fc.array(section, { maxLength: 4 }), blank, (sections, space) => {
        const lines = sections.flatMap(([name, values]) => [
          `${space}[${name}]`,
          "# comment",
          ...values.map(([key, text]) => `${space}${key}${space}=${space}${text}${space}`),
        ]);
        const text = `${lines.join("\n")}\n`;
        const { entries, syntaxError } = parseIni(text);
        assert.equal(syntaxError, null);
        assert.deepEqual(
          entries.map((entry) => [entry.name, entry.kind === "value" ? entry.value : entry.kind]),
          sections.flatMap(([name, values]) => [[name, "section"], ...values]),
        );
        for (const { name, nameRange } of entries) {
          assert.equal(text.slice(nameRange.start, nameRange.end), name);
        }
      }),
    );
  });

  it("as the options of scripts, whatever their values are", () => {
    const option = fc.stringMatching(/^CTDB_[A-Z]{1,8}$/);
    const value = fc.string({ unit: fc.constantFrom("a", " ", "'", '"', "$", "\\", "#", "\n", "é", ";") });
    fc.assert(
      fc.property(fc.array(fc.tuple(option, value)), (options) => {
        const text = options.map(([name, content]) => `${name}=${quoted(content)}\n`).join("");
        const { assignments, oddities } = parseOptions(text);
        assert.deepEqual(oddities, []);
        assert.deepEqual(
          assignments.map((found) => [found.name.text, found.value]),
          options,
        );
      }),
    );
  });

  it("as the records of a trace, however the bytes come", () => {
    const command = fc.string({
      unit: fc.constantFrom("a", " ", "\n", "'", "é", "\u0003", "1"),
      minLength: 1,
    });
    const record = fc.tuple(fc.nat(99_999), fc.nat(9999), fc.nat(40), command);
    fc.assert(
      fc.property(fc.array(record), fc.stringMatching(/^[a-z/ '$"é]*$/), sizes, (records, path, lengths) => {
        const source = quoted(path);
        const text = records
          .map(([pid, line, depth, what]) => {
            const head = `${"\u0001".repeat(depth + 1)}k3y ${pid} 100.25 ${line} 2 1 `;
            return `${head}\u0003${source} 0 'main'\u0002${what}\n`;
          })
          .join("");
        const found: ParsedRecord[] = [];
        const parser = new TraceParser("k3y", (one) => found.push(one));
        for (const piece of pieces(Buffer.from(text), lengths)) {
          parser.push(piece);
        }
        parser.finish();
        assert.deepEqual(
          found.map((one) => [one.pid, one.line, one.depth, one.command]),
          records,
        );
      }),
    );
  });

  it("as the frames of the launcher, however the bytes come", () => {
    const frame = fc
      .tuple(fc.constantFrom("O", "X", "T"), fc.nat(), fc.uint8Array())
      .map(([type, id, payload]) => ({ type, id, payload: Buffer.from(payload) }));
    fc.assert(
      fc.property(fc.array(frame), sizes, (frames, lengths) => {
        const bytes = Buffer.concat(
          frames.map(({ type, id, payload }) => {
            const head = Buffer.alloc(9);
            head.write(type, "latin1");
            head.writeUInt32BE(id, 1);
            head.writeUInt32BE(payload.length, 5);
            return Buffer.concat([head, payload]);
          }),
        );
        const reader = new FrameReader();
        const found = [...pieces(bytes, lengths)].flatMap((piece) => reader.push(piece));
        assert.deepEqual(found, frames);
      }),
    );
  });
});
