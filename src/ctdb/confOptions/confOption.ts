import type { Version } from "../version.ts";

/** The sections of `ctdb.conf`, the same in every release since 4.9. */
export type ConfSection = "logging" | "cluster" | "database" | "event" | "failover" | "legacy";

export type ConfType =
  /** any text but none */
  | "text"
  | "boolean"
  /** `strtol` with base 0, 0 or more; what stands behind the digits does not count */
  | "integer"
  /** `inet_pton`: IPv4 or IPv6 without brackets */
  | "address"
  | "log-level"
  | "log-location"
  | "transport"
  /** a path of a folder that exists */
  | "directory"
  /** the name of a program in CTDB_BASE; folders before it do not count */
  | "script";

/** An option of `ctdb.conf`. */
export interface ConfOption {
  readonly section: ConfSection;
  /** Upper and lower case count. */
  readonly name: string;
  readonly type: ConfType;
  /** As one would write it; `null`: there is none. */
  readonly default: string | null;
  readonly description: string;
  /** The first release with it. */
  readonly since: Version;
  /** The first release without it. */
  readonly before?: Version;
  /** From when on CTDB logs that it is deprecated. */
  readonly deprecatedSince?: Version;
  /** What says the same in releases that do not have it, or that deprecate it. */
  readonly twin?: { readonly section: ConfSection; readonly name: string };
  /** The least number that CTDB takes. */
  readonly least?: number;
}
