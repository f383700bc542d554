import { t } from "@vscode/l10n";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { Fix } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { editFix } from "../scriptTools/fixes.ts";

const PLACES = [
  { path: "/etc/ctdb", variable: "CTDB_BASE" },
  { path: "/var/lib/ctdb/scripts", variable: "CTDB_SCRIPT_VARDIR" },
];

/** CTDB's directories by their usual names, in place of the variables that hold the true ones. */
export const hardCodedCtdbPath: ScriptRule = {
  code: "hard-coded-ctdb-path",
  title: "A directory of CTDB is written out.",
  severity: "hint",
  *check({ shell }, { sourced }) {
    if (!PLACES.some(({ path }) => shell.text.includes(path))) {
      return;
    }
    for (const node of shell.nodes) {
      const place = isPathWord(node) ? PLACES.find(({ path }) => startsWithPath(node, path)) : undefined;
      if (place !== undefined) {
        const start = node.start + (node.type === "word" ? 0 : 1);
        const range = { start, end: start + place.path.length };
        yield {
          range,
          message: t(
            "CTDB can be built and tested with other directories, and `{0}` holds the true one. Write it in place of `{1}`.",
            `$${place.variable}`,
            place.path,
          ),
          fixes: sourced.hasFunctions && !isSource(node) ? fixes(node, range, place.variable) : [],
        };
      }
    }
  },
};

/** A word of a command, a redirection or an assignment; no word within an expansion or a pattern. */
function isPathWord(node: SyntaxNode): boolean {
  const holder = node.parent?.type === "concatenation" ? node.parent : node;
  const isFirst = holder === node || holder.children[0] === node;
  const kind = holder.parent?.type ?? "";
  const isDefault =
    kind === "variable_assignment" && /^CTDB_\w+$/.test(holder.parent?.child("name")?.text ?? "");
  const isUsed = [
    "command",
    "file_redirect",
    "variable_assignment",
    "command_name",
    "unary_expression",
  ].includes(kind);
  return ["word", "string", "raw_string"].includes(node.type) && isFirst && isUsed && !isDefault;
}

function startsWithPath(node: SyntaxNode, path: string): boolean {
  const text = node.type === "word" ? node.text : node.text.slice(1);
  const next = text[path.length];
  return text.startsWith(path) && (next === undefined || next === "/" || next === '"' || next === "'");
}

/** What sources `functions` has to know the directory before. */
function isSource(node: SyntaxNode): boolean {
  const command = node.ancestor(({ type }) => type === "command");
  return /^(?:\.|source)$/.test(command?.child("name")?.text ?? "");
}

function fixes(node: SyntaxNode, range: { start: number; end: number }, variable: string): readonly Fix[] {
  if (node.type === "raw_string") {
    return [];
  }
  const text = node.type === "string" ? `\${${variable}}` : `"\${${variable}}"`;
  return [editFix(t("Use `{0}`", `$${variable}`), range, text, false)];
}
