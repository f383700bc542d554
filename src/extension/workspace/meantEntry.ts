/** What of a quick pick's entry is shown. */
export interface ShownEntry {
  readonly label: string;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
}

/**
 * The entry that Enter means. VS Code tells of it by its place in the list, so that an Enter which crosses
 * new entries on their way names another one: an entry that the typed text would not show is not meant.
 * @param typed the entry that was made of the text, if any.
 */
export function meantEntry<T extends ShownEntry>(
  selected: T | undefined,
  known: readonly T[],
  typed: T | null,
  text: string,
): T | null {
  if (selected !== undefined && isShownFor(selected, text)) {
    return selected;
  }
  return known.find(({ label }) => label === text) ?? (typed?.label === text ? typed : null);
}

function isShownFor({ label, description, detail }: ShownEntry, text: string): boolean {
  const wanted = text.toLowerCase();
  return [label, description, detail].some((part) => part?.toLowerCase().includes(wanted));
}
