import { type CompletionItem, MarkupKind } from "vscode-languageserver/node";
import type { Convention } from "../../../ctdb/convention.ts";
import { conventionFor } from "../../../ctdb/conventions.ts";
import { eventNamed } from "../../../ctdb/events.ts";
import { helperNamed } from "../../../ctdb/helpers/helpers.ts";
import { optionNamed } from "../../../ctdb/options/options.ts";
import { toolCommandNamed } from "../../../ctdb/tool/toolCommands.ts";
import { parseVersion } from "../../../ctdb/version.ts";
import { eventText } from "../facts/eventText.ts";
import { helperText } from "../facts/helperText.ts";
import { optionText } from "../facts/optionText.ts";
import { statusText } from "../facts/statusText.ts";
import { toolText } from "../facts/toolText.ts";
import { tunableText } from "../facts/tunableText.ts";

/** What a completion is about, so that its documentation is written only when it is looked at. */
export interface ItemData {
  readonly about: "event" | "helper" | "option" | "tool" | "tunable" | "status";
  readonly name: string;
  /** The target release. */
  readonly version: string;
}

/** Makes the data of an item. */
export function itemData(about: ItemData["about"], name: string, { version }: Convention): ItemData {
  return { about, name, version: version.join(".") };
}

/** Adds the documentation to a completion. */
export function resolveItem(item: CompletionItem): CompletionItem {
  const data: unknown = item.data;
  if (!isItemData(data) || item.documentation !== undefined) {
    return item;
  }
  const version = parseVersion(data.version);
  const value = version === null ? null : textOf(data, conventionFor(version));
  return value === null ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

function textOf({ about, name }: ItemData, convention: Convention): string | null {
  switch (about) {
    case "event":
      return told(eventNamed(name), (event) => eventText(event, convention));
    case "helper":
      return told(helperNamed(name), (helper) => helperText(helper, convention));
    case "option":
      return told(optionNamed(name), (option) => optionText(option, convention));
    case "tool":
      return told(toolCommandNamed(name), (command) => toolText(command, convention));
    case "tunable":
      return tunableText(name, convention);
    case "status":
      return statusText(Number(name), null, convention);
  }
}

function told<T>(facts: T | null, write: (facts: T) => string): string | null {
  return facts === null ? null : write(facts);
}

function isItemData(data: unknown): data is ItemData {
  return (
    typeof data === "object" &&
    data !== null &&
    "about" in data &&
    "name" in data &&
    "version" in data &&
    typeof data.name === "string" &&
    typeof data.version === "string"
  );
}
