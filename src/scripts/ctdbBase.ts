import { basename, dirname } from "node:path";
import type { Generation } from "../ctdb/convention.ts";

/**
 * CTDB's configuration directory (`CTDB_BASE`) of an event directory: two levels up from
 * `events/<component>`, one from `events.d`; for any other folder its parent.
 */
export function ctdbBaseOf(directory: string, generation: Generation): string {
  const parent = dirname(directory);
  return generation === "component" && basename(parent) === "events" ? dirname(parent) : parent;
}
