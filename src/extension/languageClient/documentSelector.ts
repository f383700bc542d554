/** The languages of CTDB's own files. */
const LANGUAGES: readonly string[] = [
  "ctdb-conf",
  "ctdb-tunables",
  "ctdb-public-addresses",
  "ctdb-nodes",
  "ctdb-options",
  "ctdb-check",
];

/** Documents by their path or their language; what VS Code and the protocol have in common. */
export type DocumentPattern =
  | { readonly scheme: "file"; readonly pattern: string }
  | { readonly scheme: "file"; readonly language: string };

/**
 * The documents that are ours: those in event directories that are known by their name, whatever their language,
 * CTDB's own files and files of cases. The server adds event directories of other names while it runs.
 */
export const DOCUMENT_SELECTOR: readonly DocumentPattern[] = [
  { scheme: "file", pattern: "**/events.d/*" },
  { scheme: "file", pattern: "**/events/legacy/*" },
  { scheme: "file", pattern: "**/{natgw_nodes,lvs_nodes}" },
  { scheme: "file", pattern: "**/{ctdb,etc-ctdb}/home_nodes" },
  { scheme: "file", pattern: "**/{ctdb-test,*.ctdb-test}.{yaml,yml}" },
  ...LANGUAGES.map((language) => ({ scheme: "file" as const, language })),
];
