/** `50.samba` for `…/50.samba.options`; `null` for `script.options` and other names. */
export function scriptOf(path: string): string | null {
  return /(?:^|\/)(\d\d\.[^/]+?)(?:\.script)?\.options$/.exec(path)?.[1] ?? null;
}
