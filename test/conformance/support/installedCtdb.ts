import { accessSync, constants } from "node:fs";

export const EVENTD = "/usr/libexec/ctdb/ctdb-eventd";
export const EVENT_TOOL = "/usr/libexec/ctdb/ctdb-event";
/** Where Debian keeps the event scripts that can be enabled. */
export const VENDOR_SCRIPTS = "/usr/share/ctdb/events/legacy";

/** The release that Debian 12 ships, with which both suites compare. */
export const INSTALLED_VERSION = [4, 17, 12] as const;

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
