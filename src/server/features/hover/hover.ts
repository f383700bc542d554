import { type Hover, MarkupKind } from "vscode-languageserver/node";
import { toolCommandNamed } from "../../../ctdb/tool/toolCommands.ts";
import type { TextRange } from "../../../text/textRange.ts";
import { eventTextOf } from "../facts/eventText.ts";
import { fileText } from "../facts/fileText.ts";
import { ruleText } from "../facts/ruleText.ts";
import { toolText } from "../facts/toolText.ts";
import { tunableText } from "../facts/tunableText.ts";
import type { DocumentModel, ScriptModel } from "../model/documentModel.ts";
import type { Target } from "../target/target.ts";
import { targetAt } from "../target/targetAt.ts";
import { functionHover } from "./functionHover.ts";
import { statusHover } from "./statusHover.ts";
import { parameterHover, variableHover } from "./variableHover.ts";

/** What is known of a place in a script; on the first line, of the file. */
export function hoverAt(model: ScriptModel, offset: number): Hover | null {
  const firstLine = model.lines.lineRange(0);
  if (
    offset <= firstLine.end &&
    model.text.startsWith("#!") &&
    model.entry !== null &&
    model.directory !== null
  ) {
    return toHover(model, fileText(model.entry, model.directory), firstLine);
  }
  const target = targetAt(model, offset);
  const text = target === null ? null : textOf(model, target);
  return target === null || text === null ? null : toHover(model, text, target.range);
}

/** Markdown for a range of a file. */
export function toHover({ lines }: DocumentModel, value: string, { start, end }: TextRange): Hover {
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: { start: lines.placeAt(start), end: lines.placeAt(end) },
  };
}

function textOf(model: ScriptModel, target: Target): string | null {
  const { convention } = model;
  switch (target.kind) {
    case "event":
      return target.event.isPattern ? null : eventTextOf(target.event.name, convention);
    case "parameter":
      return parameterHover(model, target.use);
    case "variable":
      return variableHover(model, target.name);
    case "function":
      return functionHover(model, target.name);
    case "tool": {
      const command = toolCommandNamed(target.name);
      return command === null ? null : toolText(command, convention);
    }
    case "tunable":
      return tunableText(target.name, convention);
    case "status":
      return statusHover(model, target.status, target.command);
    case "source": {
      const path = model.shelf?.pathOf(target.source, model.path) ?? null;
      return path === null ? null : `\`${path}\``;
    }
    case "rule":
      return ruleText(target.code);
  }
}
