import type { Convention, DaemonVariable } from "../ctdb/convention.ts";
import { ctdbBaseOf } from "../scripts/ctdbBase.ts";

/** The service manager's PATH, which ctdbd hands on (`systemd.exec`, DefaultEnvironment). */
const SERVICE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** What we know of a daemon's variables; a socket of ctdbd is not there to be named. */
const DAEMON_VALUES: Partial<Record<DaemonVariable, string>> = {
  CTDB_CALLED_BY_USER: "1",
  // Helper functions log where it can be seen. An empty name would do in current Samba, in 4.17 it is an error.
  CTDB_LOGGING: "file:/dev/stderr",
  CTDB_DEBUGLEVEL: "NOTICE",
};

/**
 * The environment that scripts get from ctdbd: the service manager's, and the variables that the
 * release's daemons set (ctdb/server/ctdbd.c). Locale and time zone are the user's.
 */
export function scriptEnvironment(
  directory: string,
  convention: Convention,
  own: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const environment: Record<string, string> = { PATH: SERVICE_PATH };
  for (const name of ["LANG", "LC_ALL", "TZ"]) {
    const value = own[name];
    if (value !== undefined) {
      environment[name] = value;
    }
  }
  for (const name of convention.environment) {
    const value = name === "CTDB_BASE" ? ctdbBaseOf(directory, convention.generation) : DAEMON_VALUES[name];
    if (value !== undefined) {
      environment[name] = value;
    }
  }
  return environment;
}
