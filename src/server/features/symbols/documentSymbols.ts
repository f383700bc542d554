import { t } from "@vscode/l10n";
import { type DocumentSymbol, type Range, SymbolKind } from "vscode-languageserver/node";
import { optionNamed } from "../../../ctdb/options/options.ts";
import type { Handler } from "../../../scripts/eventScript/handler.ts";
import type { TextRange } from "../../../text/textRange.ts";
import type { ScriptModel } from "../model/documentModel.ts";

const MOST_SYMBOLS = 500;

/** What an outline shows of a script: its handlers, its functions, the options that it sets. */
export function documentSymbols(model: ScriptModel): DocumentSymbol[] {
  return [...handlerSymbols(model), ...functionSymbols(model), ...optionSymbols(model)].slice(
    0,
    MOST_SYMBOLS,
  );
}

/** The name of a handler: its events, or `*`. */
export function handlerName({ events, isDefault }: Handler): string {
  const names = events.map(({ name }) => name);
  return names.length === 0 && isDefault ? "*" : names.join(" | ");
}

function handlerSymbols(model: ScriptModel): DocumentSymbol[] {
  return model.script.handlers
    .filter((handler) => handlerName(handler) !== "")
    .map((handler) => {
      const { node, body, events } = handler;
      const whole = { start: node.start, end: Math.max(node.end, body.end) };
      const name = events[0]?.range ?? { start: node.start, end: node.start };
      return {
        name: handlerName(handler),
        detail: handler.isDefault ? t("all other events") : t("event"),
        kind: SymbolKind.Event,
        range: toRange(model, whole),
        selectionRange: toRange(model, name),
      };
    });
}

function functionSymbols(model: ScriptModel): DocumentSymbol[] {
  return model.script.shell.functions.map(({ name, node, nameNode, outer }) => ({
    name,
    detail: outer === null ? t("function") : t("function in {0}", outer.name),
    kind: SymbolKind.Function,
    range: toRange(model, node),
    selectionRange: toRange(model, nameNode),
  }));
}

function optionSymbols(model: ScriptModel): DocumentSymbol[] {
  const seen = new Set<string>();
  const symbols: DocumentSymbol[] = [];
  for (const { name, node, nameNode, function: definition, inSubshell, kind } of model.script.shell
    .assignments) {
    const isTop = definition === null && !inSubshell && (kind === "plain" || kind === "exported");
    if (isTop && !seen.has(name) && isOption(name)) {
      seen.add(name);
      symbols.push({
        name,
        detail: t("option"),
        kind: SymbolKind.Variable,
        range: toRange(model, node),
        selectionRange: toRange(model, nameNode),
      });
    }
  }
  return symbols;
}

/** `CTDB_BASE` and what `functions` sets are no options, although most scripts assign the former. */
function isOption(name: string): boolean {
  const category = optionNamed(name)?.category ?? "environment";
  return category !== "environment" && category !== "set by functions";
}

function toRange({ lines }: ScriptModel, { start, end }: TextRange): Range {
  return { start: lines.placeAt(start), end: lines.placeAt(end) };
}
