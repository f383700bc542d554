import type { ConfigFileKind } from "../../configFiles/configFileKind.ts";
import { ConfigFile } from "../configFile.ts";
import type { ConfigContext, ConfigRule } from "../configRule.ts";
import type { Remark, Severity } from "../finding.ts";
import { readSuppressions } from "../suppressions.ts";
import { ADDRESS_COMMENT } from "./addressComment.ts";
import { ADDRESS_DUPLICATE } from "./addressDuplicate.ts";
import { ADDRESS_INTERFACE } from "./addressInterface.ts";
import { ADDRESS_MALFORMED } from "./addressMalformed.ts";
import { CHECK_LAST_LINE } from "./checkLastLine.ts";
import { CHECK_NAME } from "./checkName.ts";
import { CHECK_RESTART_WITHOUT_COMMAND } from "./checkRestartWithoutCommand.ts";
import { CHECK_UNKNOWN_VARIABLE } from "./checkUnknownVariable.ts";
import { CHECK_VALUE } from "./checkValue.ts";
import { CONF_LINE_IGNORED } from "./confLineIgnored.ts";
import { CONF_OPTION_NOT_IN_VERSION } from "./confOptionNotInVersion.ts";
import { CONF_QUOTES } from "./confQuotes.ts";
import { CONF_SYNTAX_ERROR } from "./confSyntaxError.ts";
import { CONF_TRAILING_COMMENT } from "./confTrailingComment.ts";
import { CONF_UNKNOWN_OPTION } from "./confUnknownOption.ts";
import { CONF_UNKNOWN_SECTION } from "./confUnknownSection.ts";
import { CONF_WRONG_VALUE } from "./confWrongValue.ts";
import { HOME_NODES_LINE } from "./homeNodesLine.ts";
import { NODE_GROUP_LINE } from "./nodeGroupLine.ts";
import { NODES_COMMENT } from "./nodesComment.ts";
import { NODES_DUPLICATE } from "./nodesDuplicate.ts";
import { NODES_LINE } from "./nodesLine.ts";
import { OPTION_REMOVED } from "./optionRemoved.ts";
import { OPTION_SYNTAX } from "./optionSyntax.ts";
import { OPTIONS_FILE_NAME } from "./optionsFileName.ts";
import { OPTION_UNKNOWN } from "./optionUnknown.ts";
import { OPTION_VALUE } from "./optionValue.ts";
import { TUNABLE_OBSOLETE } from "./tunableObsolete.ts";
import { TUNABLES_LINE } from "./tunablesLine.ts";
import { TUNABLE_UNKNOWN } from "./tunableUnknown.ts";
import { TUNABLE_VALUE } from "./tunableValue.ts";

/** Every rule over configuration files. */
export const CONFIG_RULES: readonly ConfigRule[] = [
  CONF_SYNTAX_ERROR,
  CONF_UNKNOWN_SECTION,
  CONF_UNKNOWN_OPTION,
  CONF_WRONG_VALUE,
  CONF_OPTION_NOT_IN_VERSION,
  CONF_LINE_IGNORED,
  CONF_TRAILING_COMMENT,
  CONF_QUOTES,
  TUNABLE_UNKNOWN,
  TUNABLE_OBSOLETE,
  TUNABLE_VALUE,
  TUNABLES_LINE,
  ADDRESS_MALFORMED,
  ADDRESS_DUPLICATE,
  ADDRESS_INTERFACE,
  ADDRESS_COMMENT,
  NODES_LINE,
  NODES_COMMENT,
  NODES_DUPLICATE,
  HOME_NODES_LINE,
  NODE_GROUP_LINE,
  OPTION_UNKNOWN,
  OPTION_REMOVED,
  OPTION_VALUE,
  OPTION_SYNTAX,
  OPTIONS_FILE_NAME,
  CHECK_UNKNOWN_VARIABLE,
  CHECK_VALUE,
  CHECK_LAST_LINE,
  CHECK_RESTART_WITHOUT_COMMAND,
  CHECK_NAME,
];

/** A remark with its rule. */
export interface ConfigFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly remark: Remark;
}

/** Formats in which a line that begins with `#` is something else than a comment. */
const WITHOUT_COMMENTS: readonly ConfigFileKind[] = ["nodes", "home_nodes"];

/** Marks of Jinja, ERB and their like: the text is not yet what CTDB reads. */
const TEMPLATE = /\{\{.*\}\}|\{%.*%\}|<%.*%>/;

/**
 * What all rules say of a file, in the order of its text; what comments silence is left out. Of a template for such a
 * file, nothing.
 */
export function checkConfigFile(
  path: string,
  text: string,
  kind: ConfigFileKind,
  context: Omit<ConfigContext, "path">,
): ConfigFinding[] {
  if (TEMPLATE.test(text)) {
    return [];
  }
  const file = new ConfigFile(kind, text, context.convention.version);
  const silenced = readSuppressions(WITHOUT_COMMENTS.includes(kind) ? "" : text);
  return CONFIG_RULES.filter((rule) => rule.kinds.includes(kind))
    .flatMap((rule) =>
      [...rule.check(file, { ...context, path })]
        .filter((remark) => !silenced.has(rule.code, remark.range))
        .map((remark) => ({ code: rule.code, severity: remark.severity ?? rule.severity, remark })),
    )
    .sort((a, b) => a.remark.range.start - b.remark.range.start);
}
