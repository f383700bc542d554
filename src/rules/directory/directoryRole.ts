import { basename, dirname } from "node:path";
import type { DirectoryFacts } from "../rule.ts";

/** What CTDB makes of a folder, by its name and place. */
export type DirectoryRole =
  /** the folder whose scripts ctdbd runs, or one whose name and place say nothing */
  | "events"
  /** `events.d` for a release that runs `events/legacy` (4.9+) */
  | "former-folder"
  /** `events/COMPONENT` for a release that runs `events.d` (to 4.8) */
  | "later-folder"
  /** `events/COMPONENT` that ctdbd never asks for: it only knows `legacy` (`server/eventscript.c`, 4.9+) */
  | "other-component"
  /** `events/notification` or `notify.d`: notify.sh runs these scripts, by rules of its own */
  | "notification";

/** Tells the role of an event directory for the target version. */
export function directoryRole({ path, convention }: DirectoryFacts): DirectoryRole {
  const name = basename(path);
  const isComponent = basename(dirname(path)) === "events";
  if (name === "notify.d" || (isComponent && name === "notification")) {
    return "notification";
  }
  if (convention.generation === "component") {
    if (name === "events.d") {
      return "former-folder";
    }
    return isComponent && name !== "legacy" ? "other-component" : "events";
  }
  return isComponent ? "later-folder" : "events";
}

/** Whether an event daemon reads this folder by the rules of its scan, so that they may be held against it. */
export function followsScanRules(directory: DirectoryFacts): boolean {
  const role = directoryRole(directory);
  return role === "events" || role === "other-component";
}

/** Whether the folder belongs to the running system, not to a source tree or a copy. */
export function isInstalled({ base }: DirectoryFacts): boolean {
  return /^\/(?:etc|usr|opt)\//.test(`${base}/`);
}

/** Whether the folder belongs to a CTDB_BASE as packages make it, installed or kept in a copy of it. */
export function isLikeInstalled({ base }: DirectoryFacts): boolean {
  return base.endsWith("/etc/ctdb");
}
