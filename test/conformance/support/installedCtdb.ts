import { accessSync, constants } from "node:fs";
import { parseVersion, type Version } from "../../../src/ctdb/version.ts";

/** `CTDB_EVENTD=FOLDER:VERSION` compares with the event daemon of another release than the installed one. */
const [FOLDER = "/usr/libexec/ctdb", VERSION] = (process.env.CTDB_EVENTD || undefined)?.split(":") ?? [];

export const EVENTD = `${FOLDER}/ctdb-eventd`;
export const EVENT_TOOL = `${FOLDER}/ctdb-event`;
/** Where Debian keeps the event scripts that can be enabled. */
export const VENDOR_SCRIPTS = "/usr/share/ctdb/events/legacy";

/** The release that Debian 12 ships, with which both suites compare. */
export const INSTALLED_VERSION = [4, 17, 12] as const;

/** The release of the event daemon with which our runner is compared. */
export const EVENTD_VERSION: Version =
  VERSION === undefined ? INSTALLED_VERSION : (parseVersion(VERSION) ?? INSTALLED_VERSION);

export const NOT_INSTALLED = "Debian's ctdb package is not installed (apt-get install ctdb)";

/** Whether everything that the suites need of the package is there. */
export function isCtdbInstalled(): boolean {
  return [EVENTD, EVENT_TOOL, "/etc/ctdb/functions", VENDOR_SCRIPTS].every((path) => {
    try {
      accessSync(path, constants.R_OK);
      return true;
    } catch {
      return false;
    }
  });
}
