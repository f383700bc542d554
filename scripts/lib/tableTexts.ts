import { checkVariablesOf } from "../../src/ctdb/checkVariables.ts";
import { CONF_OPTIONS, CONF_SECTIONS } from "../../src/ctdb/confOptions/confOptionTable.ts";
import { EVENTS } from "../../src/ctdb/events.ts";
import { HELPER_PROGRAMS } from "../../src/ctdb/helpers/helperPrograms.ts";
import { HELPERS } from "../../src/ctdb/helpers/helpers.ts";
import { defaultWords } from "../../src/ctdb/options/defaultText.ts";
import { OPTIONS } from "../../src/ctdb/options/options.ts";
import { TOOL_COMMANDS, TOOL_FLAGS } from "../../src/ctdb/tool/toolCommands.ts";
import { TUNABLE_FACTS } from "../../src/ctdb/tunables/tunableFacts.ts";
import { NEWEST_VERSION } from "../../src/ctdb/version.ts";
import { ALL_RULES } from "../../src/rules/allRules.ts";
import { schemaTexts } from "./schemaTexts.ts";
import type { SourceText } from "./sourceTexts.ts";

/** The texts of one table, as `tableText` gets them. */
type Table = readonly [place: string, texts: () => Iterable<string | null | undefined>];

/** Every table whose texts are shown by `tableText` (`src/text/tableText.ts`). */
const TABLES: readonly Table[] = [
  [
    "events",
    () =>
      EVENTS.flatMap(({ stage, when, trigger, where, command, failure, notes, args }) => [
        ...[stage, when, trigger, where, command, failure, ...notes],
        ...args.map(({ description }) => description),
      ]),
  ],
  [
    "helper functions",
    () =>
      HELPERS.flatMap(({ group, summary, details, returns, instead, parameters, earlier }) => [
        ...[group, summary, details, returns, instead],
        ...[parameters, ...earlier.map((form) => form.parameters)]
          .flat()
          .map(({ description }) => description),
      ]),
  ],
  ["programs", () => HELPER_PROGRAMS.map(({ summary }) => summary)],
  [
    "script options",
    () =>
      OPTIONS.flatMap(({ meaning, type, instead, default: value }) => [
        ...[meaning, type.description, instead],
        value === null ? null : defaultWords(value),
      ]),
  ],
  ["sub-commands", () => TOOL_COMMANDS.flatMap(({ summary, instead }) => [summary, instead])],
  ["flags of ctdb", () => TOOL_FLAGS.map(({ summary }) => summary)],
  ["tunables", () => Object.values(TUNABLE_FACTS).flatMap(({ description, unit }) => [description, unit])],
  [
    "ctdb.conf",
    () => [...Object.values(CONF_SECTIONS), ...CONF_OPTIONS.map(({ description }) => description)],
  ],
  ["NFS checks", () => checkVariablesOf(NEWEST_VERSION).map(({ description }) => description)],
  ["schemas", schemaTexts],
  ["rules", () => ALL_RULES.map(({ title }) => title)],
];

/** What the tables say, for the translators: each text once. */
export function tableTexts(): readonly SourceText[] {
  const found = new Map<string, SourceText>();
  for (const [place, texts] of TABLES) {
    for (const text of texts()) {
      if (text && !found.has(text)) found.set(text, { text, values: 0, place });
    }
  }
  return [...found.values()];
}
