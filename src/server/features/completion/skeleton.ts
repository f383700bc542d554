import { t } from "@vscode/l10n";
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver/node";
import { eventNamed } from "../../../ctdb/events.ts";
import { atLeast, type Version } from "../../../ctdb/version.ts";
import { type CompletionPlace, wordRange } from "./completionPlace.ts";
import { handlerArm } from "./handlerSnippets.ts";
import { listedName } from "./scriptName.ts";
import { escapeSnippet, placeholder } from "./snippet.ts";

const EVENTS = ["startup", "shutdown", "monitor"];

/** A whole event script, for a file that has nothing yet, or a first line only. */
export function skeletonItems(place: CompletionPlace): CompletionItem[] {
  const { model, client, cursor } = place;
  const hasFirstLine = model.text.startsWith("#!");
  const { line } = model.lines.placeAt(cursor.wordStart);
  const rest = model.text.replace(/^#!.*/, "").trim();
  const isEmpty = rest === "" || "ctdb".startsWith(rest);
  if (model.entry === null || !isEmpty || (line === 0) === hasFirstLine) {
    return [];
  }
  const text = skeleton(listedName(model.entry.name.text), model.convention.version, client.snippets);
  return [
    {
      label: t("ctdb event script"),
      kind: CompletionItemKind.Snippet,
      detail: t("A script with its handlers"),
      sortText: "0",
      insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: {
        range: wordRange(place, cursor.wordStart),
        newText: hasFirstLine ? text : `#!/bin/sh\n${text}`,
      },
    },
  ];
}

/** The script behind its first line. */
function skeleton(name: string, version: Version, isSnippet: boolean): string {
  const write = isSnippet ? escapeSnippet : (text: string): string => text;
  const service = isSnippet ? placeholder(1, name) : name;
  const arms = EVENTS.flatMap((event) => {
    const facts = eventNamed(event);
    return facts === null ? [] : [handlerArm(facts, version, 0, false)];
  });
  return [
    write(`# What this script is for.\n\n${prelude(version)}\n\n`),
    `service_name=${service}\n`,
    write(atLeast(version, [4, 9]) ? "\nload_script_options\n" : ""),
    write(`\ncase "$1" in\n${arms.join("\n\n")}\nesac\n\nexit 0\n`),
  ].join("");
}

/** `functions` is found beside the folder of the scripts even where CTDB does not say `CTDB_BASE`. */
function prelude(version: Version): string {
  const up = atLeast(version, [4, 9]) ? "../.." : "..";
  return [
    '[ -n "$CTDB_BASE" ] || \\',
    `\tCTDB_BASE=$(cd -P "$(dirname "$0")/${up}" && pwd)`,
    `. "\${CTDB_BASE}/functions"`,
  ].join("\n");
}
