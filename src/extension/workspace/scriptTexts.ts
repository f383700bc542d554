/** What scripts hold: each text as a digest that differs where the text does; `null`: cannot be read. */
export interface ScriptTexts {
  /** What a file holds on disk. Never rejects. */
  onDisk(path: string): Promise<string | null>;
  /** What a file holds as its author sees it: unsaved text goes before the disk. Never rejects. */
  now(path: string): Promise<string | null>;
  /** Watches the files of a directory from now on; harmless where it is watched. */
  watch(directory: string): void;
  /** Calls `listener` with the absolute path of a file that may have changed, until the returned function is called. */
  listen(listener: (path: string) => void): () => void;
}
