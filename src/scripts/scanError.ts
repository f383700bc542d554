import { t } from "@vscode/l10n";
import { errnoText, type SystemFailure } from "./systemError.ts";

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => t("There is no folder {0}.", path),
  ENOTDIR: (path) => t("{0} is not a folder.", path),
  EACCES: (path) => t("The folder {0} may not be read by this user.", path),
  OUT_OF_REACH: (path) => t("The folder {0} lies outside of the workspace, which is not trusted.", path),
  ELOOP: (path) => t("{0} is a link that leads back to itself.", path),
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
    super(
      sentence?.(path) ?? t("The folder {0} cannot be read: {1}.", path, errnoText(failure.errno)),
      options,
    );
    this.path = path;
    this.code = failure.code;
    this.errno = failure.errno;
  }
}
