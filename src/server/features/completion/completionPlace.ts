import type { Range } from "vscode-languageserver/node";
import type { CursorContext } from "../cursor/cursorContext.ts";
import type { EventPlace } from "../cursor/eventPlace.ts";
import type { ScriptModel } from "../model/documentModel.ts";
import type { FeatureClient } from "../model/featureClient.ts";

/** Where a completion was asked for, and by whom. */
export interface CompletionPlace {
  readonly model: ScriptModel;
  readonly offset: number;
  readonly cursor: CursorContext;
  readonly event: EventPlace;
  readonly client: FeatureClient;
}

/** The range from an offset to the end of the word that the cursor is in. */
export function wordRange({ model, offset }: CompletionPlace, start: number, letters = /\w/): Range {
  let end = offset;
  while (end < model.text.length && letters.test(model.text[end] ?? "")) {
    end++;
  }
  return { start: model.lines.placeAt(start), end: model.lines.placeAt(end) };
}
