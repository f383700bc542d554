import type { DirectoryFacts } from "../../../rules/rule.ts";

/** An event directory as the language features see it. */
export type KnownDirectory = Pick<DirectoryFacts, "path" | "base" | "convention" | "scan">;
