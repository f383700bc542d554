import type { CompletionItem } from "vscode-languageserver/node";
import type { FeatureClient } from "../model/featureClient.ts";

/** A short text beside a completion. VS Code shows a `detail` alone only in the row that has the focus. */
export function beside(
  text: string,
  { labelDetails }: FeatureClient,
): Pick<CompletionItem, "detail" | "labelDetails"> {
  return { detail: text, ...(labelDetails ? { labelDetails: { description: text } } : {}) };
}
