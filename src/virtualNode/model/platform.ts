import { readFile } from "node:fs/promises";

/** Whose service names a node has. */
export type Platform = "debian" | "redhat";

const REDHAT = ["rhel", "fedora", "centos", "rocky", "almalinux", "ol", "suse", "opensuse"];

/**
 * The platform that an `os-release` file speaks of. CTDB's `functions` look at the same file, so a script asks for
 * the services of the machine that it runs on.
 * @returns `debian` where the file says nothing that is known.
 */
export function platformOf(osRelease: string): Platform {
  const ids = [...osRelease.matchAll(/^(?:ID|ID_LIKE)=(.*)$/gm)].flatMap((match) =>
    (match[1] ?? "").replace(/["']/g, "").trim().toLowerCase().split(/\s+/),
  );
  if (ids.includes("debian")) {
    return "debian";
  }
  return ids.some((id) => REDHAT.includes(id)) ? "redhat" : "debian";
}

/** The platform of this machine. */
export async function machinePlatform(file = "/etc/os-release"): Promise<Platform> {
  return platformOf(await readFile(file, "utf8").catch(() => ""));
}
