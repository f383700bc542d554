import { nearest } from "../text/nearest.ts";

/** ` Did you mean “monitor”?` for a misspelt word; nothing where no candidate is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const plain = (text: string) => text.replaceAll(/[-_ ]/g, "").toLowerCase();
  const meant = candidates.find((one) => plain(one) === plain(word)) ?? nearest(word, candidates);
  return meant === null ? "" : ` Did you mean “${meant}”?`;
}
