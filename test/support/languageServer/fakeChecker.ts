import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Convention } from "../../../src/ctdb/convention.ts";
import type { Finding, Fix } from "../../../src/rules/finding.ts";
import { ctdbBaseOf } from "../../../src/scripts/ctdbBase.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import type {
  CheckSettings,
  DirectoryCheck,
  FileReport,
} from "../../../src/server/directories/directoryCheck.ts";
import { ParseLimitError } from "../../../src/shell/shellParser.ts";

const NOWHERE = { start: 0, end: 0 };

/** A directory whose files are checked by a few rules of its own, so that tests of the server need none of ours. */
export async function openFake(path: string, convention: Convention): Promise<DirectoryCheck> {
  const scan = await scanDirectory(path, convention);
  const base = ctdbBaseOf(path, convention.generation);
  const entries = new Map(scan.files.map((entry) => [join(path, entry.fileName.text), entry]));
  return {
    path,
    base,
    convention,
    scan,
    paths: [...entries.keys()],
    libraries: [],
    async check(file: string, { severities }: CheckSettings, openText?: string): Promise<FileReport> {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      const text = openText ?? new TextDecoder().decode(bytes);
      if (text.includes("ENDLESS")) {
        throw new ParseLimitError("The script could not be read as shell within 2 s.");
      }
      const findings: Finding[] = [];
      const add = (code: string, range: Finding["range"], fixes: readonly Fix[]): void => {
        const severity = severities.get(code) ?? "warning";
        if (severity !== "off") {
          findings.push({ file, code, range, severity, message: `This is ${code}.`, fixes });
        }
      };
      if (entries.get(file)?.state === "disabled") {
        const chmod = { kind: "chmod", file, add: 0o111, remove: 0 } as const;
        add("fake-mode", NOWHERE, [{ title: "Make it executable", steps: [chmod], isPreferred: true }]);
      }
      if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) {
        const strip = { kind: "strip-byte-order-mark", file } as const;
        add("fake-mark", NOWHERE, [{ title: "Strip the mark", steps: [strip], isPreferred: true }]);
      }
      if (bytes.includes("\r\n")) {
        const ends = { kind: "unix-line-ends", file } as const;
        add("fake-ends", NOWHERE, [{ title: "Unix line ends", steps: [ends], isPreferred: true }]);
      }
      if (scan.files.find(({ fileName }) => file.endsWith(`/${fileName.text}`))?.state === "ignored") {
        const rename = { kind: "rename", file, newName: "50.renamed.script" } as const;
        add("fake-name", NOWHERE, [{ title: "Rename it", steps: [rename], isPreferred: true }]);
      }
      for (const { 0: word, index } of text.matchAll(/WRONG|SLOW|CRASH/g)) {
        if (word === "CRASH") {
          setImmediate(() => {
            throw new Error("crashed on purpose");
          });
        }
        const range = { start: index, end: index + word.length };
        const edit = { kind: "edit", edits: [{ range, newText: "RIGHT" }] } as const;
        add("fake-word", range, [{ title: "Write RIGHT", steps: [edit], isPreferred: true }]);
      }
      return { path: file, text, findings };
    },
  };
}
