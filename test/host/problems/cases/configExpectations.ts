import type { Expectation } from "./ruleCase.ts";

/** What is shown of the configuration file that a rule's page calls wrong, by the rule's code. */
export const CONFIG_EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  "conf-syntax-error": {
    shown: [["error", "[cluster"]],
    fixes: ["Write [cluster]"],
    mended: { words: [["[cluster\n", "[cluster]\n"]] },
  },
  "conf-unknown-section": {
    shown: [["warning", "clustr"]],
    fixes: ["Change to [cluster]"],
    mended: { words: [["[clustr]", "[cluster]"]] },
  },
  "conf-unknown-option": {
    shown: [["warning", "debug_script"]],
    fixes: ["Change to debug script"],
    mended: { words: [["debug_script", "debug script"]] },
  },
  "conf-wrong-value": {
    shown: [["error", "off"]],
    fixes: ["Change to no"],
    mended: { words: [["= off", "= no"]] },
  },
  "conf-option-not-in-version": { shown: [["warning", "recmaster capability"]] },
  "conf-line-ignored": {
    shown: [["warning", "log level NOTICE"]],
    fixes: ["Put = between name and value"],
    mended: { words: [["log level NOTICE", "log level = NOTICE"]] },
  },
  "conf-trailing-comment": {
    shown: [["error", " # not so much"]],
    fixes: ["Move the comment to a line of its own"],
    mended: { words: [["\tlog level = NOTICE # not so much", "\t# not so much\n\tlog level = NOTICE"]] },
  },
  "conf-quotes": {
    shown: [["error", '"/clusterfs/.ctdb.lock"']],
    fixes: ["Remove the quotes"],
    mended: { words: [['"/clusterfs/.ctdb.lock"', "/clusterfs/.ctdb.lock"]] },
  },
  "tunable-unknown": {
    shown: [["warning", "MonitorIntervall"]],
    fixes: ["Change to MonitorInterval"],
    mended: { words: [["MonitorIntervall", "MonitorInterval"]] },
  },
  "tunable-obsolete": {
    shown: [["warning", "DeterministicIPs"]],
    fixes: ["Remove the line"],
    mended: { words: [["DeterministicIPs=1\n", ""]] },
  },
  "tunable-value": { shown: [["warning", "60s"]] },
  "tunables-line": { shown: [["warning", "[tunables]"]] },
  "address-malformed": { shown: [["error", "10.0.0.31"]] },
  "address-duplicate": {
    shown: [["error", "10.0.0.31/24"]],
    fixes: [{ optional: "Remove the second line" }],
    mended: { words: [["10.0.0.31/24 eth1\n", ""]] },
  },
  "address-interface": { shown: [["error", "eth0:1"]] },
  "address-comment": {
    shown: [["warning", "# mail"]],
    fixes: ["Move it to a line of its own"],
    mended: { words: [["10.0.0.31/24 eth0 # mail", "# mail\n10.0.0.31/24 eth0"]] },
  },
  "nodes-line": {
    shown: [["error", "192.168.1.1/24"]],
    fixes: ["Change to 192.168.1.1"],
    mended: { words: [["192.168.1.1/24", "192.168.1.1"]] },
  },
  "nodes-comment": { shown: [["warning", "# the first rack"]] },
  "nodes-duplicate": { shown: [["warning", "192.168.1.1"]] },
  "home-nodes-line": { shown: [["error", "#"]] },
  "node-group-line": {
    shown: [["error", "slave-only"]],
    fixes: ["Change to follower-only"],
    mended: { words: [["slave-only", "follower-only"]] },
  },
  "option-unknown": {
    shown: [["warning", "CTDB_SAMBA_SKIP_SHARE_CHEK"]],
    fixes: ["Change to CTDB_SAMBA_SKIP_SHARE_CHECK"],
    mended: { words: [["SHARE_CHEK", "SHARE_CHECK"]] },
  },
  "option-removed": { shown: [["warning", "CTDB_MANAGES_SAMBA"]] },
  "option-value": {
    shown: [["warning", "true"]],
    fixes: ["Change to yes"],
    mended: { words: [["=true", "=yes"]] },
  },
  "option-syntax": {
    shown: [["error", " = "]],
    fixes: ["Remove the blanks"],
    mended: { words: [[" = ", "="]] },
  },
  "options-file-name": {
    shown: [["warning", ""]],
    fixes: ["Rename to 50.samba.options"],
    mended: { path: "ctdb/events/legacy/50.samba.options" },
  },
  "check-unknown-variable": {
    shown: [["error", "unhealthy_afer"]],
    fixes: ["Change to unhealthy_after"],
    mended: { words: [["unhealthy_afer", "unhealthy_after"]] },
  },
  "check-value": {
    shown: [["error", "3 4"]],
    fixes: ["Put the value in quotes"],
    mended: { words: [["version=3 4", 'version="3 4"']] },
  },
  "check-last-line": {
    shown: [["error", "restart_every=0"]],
    fixes: ["Add a line feed at the end"],
    mended: { words: [["restart_every=0", "restart_every=0\n"]] },
  },
  "check-restart-without-command": { shown: [["error", "restart_every=2"]] },
  "check-name": { shown: [["warning", ""]] },
};
