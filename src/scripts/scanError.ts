import { OUT_OF_REACH } from "./reach.ts";
import { errnoText, type SystemFailure } from "./systemError.ts";

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no folder ${path}.`,
  ENOTDIR: (path) => `${path} is not a folder.`,
  EACCES: (path) => `The folder ${path} may not be read by this user.`,
  OUT_OF_REACH: (path) => `The folder ${path} ${OUT_OF_REACH}.`,
  ELOOP: (path) => `${path} is a link that leads back to itself.`,
};

/** An event directory that cannot be read; the message is a sentence for the user. */
export class ScanError extends Error {
  override readonly name = "ScanError";
  readonly path: string;
  /** The name of the errno: `ENOENT`. */
  readonly code: string;
  /** The errno as CTDB would see it: positive. */
  readonly errno: number;

  constructor(path: string, failure: SystemFailure, options?: ErrorOptions) {
    const sentence = SENTENCES[failure.code];
    super(sentence?.(path) ?? `The folder ${path} cannot be read: ${errnoText(failure.errno)}.`, options);
    this.path = path;
    this.code = failure.code;
    this.errno = failure.errno;
  }
}
