import { relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { ALL_RULES } from "../../rules/allRules.ts";
import type { Severity } from "../../rules/finding.ts";
import { toolVersion } from "../toolVersion.ts";
import type { ListedFile, ListedFinding } from "./listedFinding.ts";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** Findings as SARIF 2.1.0 (OASIS), for code hosts. Paths are relative to the current folder where they lie in it. */
export function checkSarif(files: readonly ListedFile[]): string {
  const rules = ALL_RULES.map(({ code, title, severity }) => ({
    id: code,
    shortDescription: { text: title },
    defaultConfiguration: { level: LEVELS[severity] },
  }));
  const places = new Map(rules.map(({ id }, index) => [id, index]));
  const document = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "ctdb-events", version: toolVersion(), rules } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(process.cwd()).href}/` } },
        results: files.flatMap(({ findings }) => findings.map((finding) => result(finding, places))),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function result(
  { file, range, code, severity, message }: ListedFinding,
  places: ReadonlyMap<string, number>,
) {
  const index = places.get(code);
  return {
    ruleId: code,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(file),
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
          },
        },
      },
    ],
  };
}

function artifactLocation(file: string): { uri: string; uriBaseId?: string } {
  const short = relative(process.cwd(), file);
  const isInside = short !== "" && short !== ".." && !short.startsWith(`..${sep}`);
  return isInside
    ? { uri: short.split(sep).map(encodeURIComponent).join("/"), uriBaseId: "ROOT" }
    : { uri: pathToFileURL(file).href };
}
