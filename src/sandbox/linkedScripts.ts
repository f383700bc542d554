import {
  accessSync,
  constants,
  type Dirent,
  existsSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";

/** A script that a link of the event directory leads to. */
export interface LinkedScript {
  /** Where the link leads, as it says. */
  readonly place: string;
  /** The file that is there. */
  readonly file: string;
}

/** A link to a file that scripts read. */
export interface LinkedHelper {
  readonly link: string;
  /** The file that is there. */
  readonly file: string;
}

/**
 * Where the links of an event directory lead to files that their owner may execute: what CTDB would start. Other files
 * that a link names, such as keys, are nobody's script.
 * @param directory absolute path
 */
export function linkedScripts(directory: string): readonly LinkedScript[] {
  const links = entriesOf(directory).filter((entry) => entry.isSymbolicLink());
  return links.flatMap(({ name }) => {
    const link = join(directory, name);
    try {
      const file = realpathSync(link);
      const status = statSync(file);
      const isScript = status.isFile() && (status.mode & constants.S_IXUSR) !== 0;
      accessSync(file, constants.R_OK);
      return isScript ? [{ place: resolve(realpathSync(dirname(link)), readlinkSync(link)), file }] : [];
    } catch {
      return []; // it leads nowhere, or to what this user may not read
    }
  });
}

/**
 * Links to files that scripts read by themselves, `functions` and options, with what is there.
 * @param folders the event directory and its CTDB_BASE, absolute
 */
export function linkedHelpers(folders: readonly string[]): readonly LinkedHelper[] {
  return [...new Set(folders)].flatMap((folder) =>
    entriesOf(folder)
      .filter((entry) => entry.isSymbolicLink() && /^functions$|\.options$/.test(entry.name))
      .flatMap(({ name }) => {
        const link = join(folder, name);
        return existsSync(link) ? [{ link, file: realpathSync(link) }] : [];
      }),
  );
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
