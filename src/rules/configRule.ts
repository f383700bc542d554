import type { ConfigFileKind } from "../configFiles/configFileKind.ts";
import type { Convention } from "../ctdb/convention.ts";
import type { ConfigFile } from "./configFile.ts";
import type { Remark, Severity } from "./finding.ts";

/** Where a configuration file stands, and for which release it is meant. */
export interface ConfigContext {
  readonly convention: Convention;
  /** Absolute. */
  readonly path: string;
  /** The names in the file's folder, its own among them. */
  readonly siblings: readonly string[];
}

/** A rule over CTDB's configuration files. */
export interface ConfigRule {
  /** `conf-syntax-error`; its page is `docs/rules/<code>.md`. */
  readonly code: string;
  /** One short sentence. */
  readonly title: string;
  readonly severity: Severity;
  /** The formats that it looks at. */
  readonly kinds: readonly ConfigFileKind[];
  /** Pure: what the rule has to say of a file. */
  check(file: ConfigFile, context: ConfigContext): Iterable<Remark>;
}
