/** Gives each case of a file an id that no other one of it has. */
export class CaseIds {
  readonly #file: string;
  readonly #taken = new Set<string>();
  /** The number to try next for a slug, so that many cases of one name take no longer. */
  readonly #next = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  /** The id of the next case of that name: a second one gets `-2`, and so on. */
  idFor(name: string): string {
    const slug = slugOf(name);
    let made = slug;
    for (let n = this.#next.get(slug) ?? 2; this.#taken.has(made); n++) {
      made = `${slug}-${n}`;
      this.#next.set(slug, n + 1);
    }
    this.#taken.add(made);
    return `${this.#file}#${made}`;
  }
}

/** Letters and digits of a name in lower case, joined by dashes. */
function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 100);
  return slug === "" ? "case" : slug;
}
