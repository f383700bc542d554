import assert from "node:assert/strict";
import { scopesOf } from "./scopes.ts";

/** A language, a line, and its tokens as `text → innermost scope` without the language's name. */
const lines: readonly (readonly [string, string, readonly string[]])[] = [
  ["ctdb-conf", "\t# text", ["# → punctuation.definition.comment", "text → comment.line"]],
  ["ctdb-conf", "; text", ["; → punctuation.definition.comment", "text → comment.line"]],
  [
    "ctdb-conf",
    "[logging] rest",
    [
      "[ → punctuation.definition.section",
      "logging → entity.name.section",
      "] → punctuation.definition.section",
      "rest → comment.line.ignored",
    ],
  ],
  [
    "ctdb-conf",
    "location = syslog # no comment",
    [
      "location → support.variable.property",
      "= → punctuation.separator.key-value",
      "syslog # no comment → string.unquoted",
    ],
  ],
  [
    "ctdb-conf",
    "cluster lock = !/bin/lock a\\\nb = c",
    [
      "cluster lock → support.variable.property",
      "= → punctuation.separator.key-value",
      "! → keyword.operator.command",
      "/bin/lock → support.function.command",
      "a → string.unquoted",
      "\\ → constant.character.escape.continuation",
      "b = c → string.unquoted",
    ],
  ],
  [
    "ctdb-conf",
    "location = syslog\nlog level = NOTICE",
    [
      "location → support.variable.property",
      "= → punctuation.separator.key-value",
      "syslog → string.unquoted",
      "log level → support.variable.property",
      "= → punctuation.separator.key-value",
      "NOTICE → constant.language.log-level",
    ],
  ],
  ["ctdb-conf", "[logging", ["[logging → invalid.illegal.section"]],
  ["ctdb-conf", "= value", ["= value → invalid.illegal.name"]],
  ["ctdb-conf", "ignored", ["ignored → "]],
  [
    "ctdb-tunables",
    "MonitorInterval = 0x0f",
    [
      "MonitorInterval → support.variable.property",
      "= → punctuation.separator.key-value",
      "0x0f → constant.numeric",
    ],
  ],
  [
    "ctdb-tunables",
    "RecoverTimeout=abc",
    [
      "RecoverTimeout → support.variable.property",
      "= → punctuation.separator.key-value",
      "abc → invalid.illegal.value",
    ],
  ],
  ["ctdb-tunables", "[section]", ["[section] → invalid.illegal.section"]],
  [
    "ctdb-public-addresses",
    "2001:db8::1/64 eth0,eth1 # rest",
    [
      "2001:db8::1 → constant.numeric.address",
      "/ → punctuation.separator.mask",
      "64 → constant.numeric.mask",
      "eth0 → variable.parameter.interface",
      ", → punctuation.separator.interface",
      "eth1 → variable.parameter.interface",
      "# rest → comment.line.ignored",
    ],
  ],
  ["ctdb-public-addresses", " # text", ["# → punctuation.definition.comment", "text → comment.line"]],
  ["ctdb-public-addresses", "192.0.2.1 eth0", ["192.0.2.1 → invalid.illegal.address", "eth0 → "]],
  ["ctdb-nodes", "192.0.2.1", ["192.0.2.1 → constant.numeric.address"]],
  ["ctdb-nodes", "#192.0.2.1", ["# → keyword.operator.deleted", "192.0.2.1 → comment.line.deleted-node"]],
  [
    "ctdb-nodes",
    "192.0.2.1 # first",
    ["192.0.2.1 → constant.numeric.address", "# first → invalid.illegal.after-address"],
  ],
  ["ctdb-check", "# text", ["# → punctuation.definition.comment", "text → comment.line"]],
  [
    "ctdb-check",
    "restart_every=10",
    ["restart_every → support.variable.property", "= → keyword.operator.assignment", "10 → constant.numeric"],
  ],
  ["ctdb-check", "restart=10", ["restart → invalid.illegal.setting", "= → ", "10 → "]],
  [
    "ctdb-check",
    "family='tcp\nversion=3",
    [
      "family → support.variable.property",
      "= → keyword.operator.assignment",
      "' → punctuation.definition.string.begin",
      "tcp → string.quoted.single",
      "version → support.variable.property",
      "= → keyword.operator.assignment",
      "3 → constant.numeric",
    ],
  ],
];

describe("the grammars of CTDB's files", () => {
  for (const [language, text, expected] of lines) {
    it(`${language}: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await scopesOf(language, text), expected);
    });
  }
});
