// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
import type { Expectation } from "./ruleCase.ts";

/** What is shown of the script that a rule's page calls wrong, by the rule's code. */
export const SCRIPT_EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  "unknown-event": {
    shown: [["warning", "ipreallocate"]],
    fixes: ["Change to `ipreallocated`"],
    mended: { words: [["ipreallocate)", "ipreallocated)"]] },
  },
  "removed-event": { shown: [["warning", "stopped"]] },
  "event-not-in-version": { shown: [["information", "startipreallocate"]] },
  "wrong-event-arguments": {
    shown: [
      ["error", "3"],
      ["error", "2"],
    ],
    fixes: ["Change to `$4`"],
    mended: { words: [["ip=$3", "ip=$4"]] },
  },
  "updateip-missing": {
    shown: [["warning", "takeip"]],
    fixes: ["Insert a handler for `updateip`"],
    mended: {
      words: [
        [
          "releaseip)",
          "updateip)\n\toiface=$2\n\tniface=$3\n\tip=$4\n\tmaskbits=$5\n" +
            "\t# Remove what takeip set up on $oiface, then set it up on $niface.\n\t;;\nreleaseip)",
        ],
      ],
    },
  },
  "ip-events-incomplete": { shown: [["warning", "takeip"]] },
  "updateip-adds-first": { shown: [["information", "ip"]] },
  "none-interface": { shown: [["information", "ip"]] },
  "not-idempotent-takeip": {
    shown: [
      ["warning", "mkdir"],
      ["warning", "ip"],
    ],
    fixes: ["Insert `-p`", "Change `add` to `replace`"],
    mended: {
      words: [
        ["mkdir /", "mkdir -p /"],
        ["ip route add", "ip route replace"],
      ],
    },
  },
  "defer-to-ipreallocated": { shown: [["information", "systemctl"]] },
  "restart-in-ipreallocated": { shown: [["information", "restart"]] },
  "ctdb-in-init": { shown: [["error", "ctdb"]] },
  "daemon-needed-in-init": { shown: [["warning", "wipedb"]] },
  "monitor-slow": {
    shown: [
      ["information", "showmount"],
      ["warning", "ping"],
    ],
  },
  "restart-in-monitor": { shown: [["warning", "restart"]] },
  "stop-ctdb-in-monitor": { shown: [["warning", "ctdb"]] },
  "counter-never-reset": { shown: [["warning", "ctdb_counter_incr"]] },
  "timeout-budget": { shown: [["warning", "sleep 5"]] },
  "iptables-unserialised": {
    shown: [
      ["hint", "iptables"],
      ["hint", "iptables"],
    ],
    fixes: ["Insert `-w`", "Insert `-w`"],
    mended: {
      words: [
        ["iptables -I", "iptables -w -I"],
        ["iptables -D", "iptables -w -D"],
      ],
    },
  },
  "service-name-hard-coded": {
    shown: [["hint", "vsftpd"]],
    fixes: ['Change to `"$service_name"`'],
    mended: { words: [["service vsftpd", 'service "$service_name"']] },
  },
  "service-name-missing": { shown: [["warning", "ctdb_check_tcp_ports"]] },
  "default-arm-fails": {
    shown: [["error", "exit 1"]],
    fixes: [{ optional: "Change to `exit 0`" }],
    mended: { words: [['startup"\n\texit 1', 'startup"\n\texit 0']] },
  },
  "status-leaks-for-other-events": {
    shown: [["error", '[ "$1" = "monitor" ]']],
    fixes: ["Change to `if … then … fi`"],
    mended: {
      words: [
        [
          '[ "$1" = "monitor" ] && /usr/local/sbin/check',
          'if [ "$1" = "monitor" ]; then\n\t/usr/local/sbin/check\nfi',
        ],
      ],
    },
  },
  "exit-read-as-errno": {
    shown: [["error", "100"]],
    fixes: ["Change to 1"],
    mended: { words: [["exit 100", "exit 1"]] },
  },
  "exit-shown-as-disabled": {
    shown: [["warning", "77"]],
    fixes: [{ optional: "Change to 1 (failure)" }],
    mended: { words: [["exit 77", "exit 1"]] },
  },
  "exit-in-subshell": { shown: [["error", "exit"]] },
  "sourced-helper-exits": { shown: [["warning", "ctdb_setup_state_dir"]] },
  "failure-swallowed": {
    shown: [
      ["warning", "start"],
      ["warning", "$?"],
    ],
    fixes: ["Change to `exit 1`"],
    mended: { words: [["exit $?", "exit 1"]] },
  },
  "ctdb-base-prelude": {
    shown: [["information", '$(d=$(dirname "$0") && cd -P "$d" && dirname "$PWD")']],
    fixes: ["Compute the right folder"],
    mended: {
      words: [
        ['$(d=$(dirname "$0") && cd -P "$d" && dirname "$PWD")', '$(cd -P "$(dirname "$0")/../.." && pwd)'],
      ],
    },
  },
  "helper-not-sourced": {
    shown: [["error", "interface_monitor"]],
    fixes: ["Source `functions` at the top"],
    mended: {
      words: [
        [
          "#!/bin/sh\n",
          '#!/bin/sh\n\n[ -n "$CTDB_BASE" ] || CTDB_BASE=$(cd -P "$(dirname "$0")/../.." && pwd)\n' +
            '. "${CTDB_BASE}/functions"\n\n',
        ],
      ],
    },
  },
  "unknown-helper": {
    shown: [["warning", "ctdb_check_tcp_port"]],
    fixes: ["Change to `ctdb_check_tcp_ports`"],
    mended: { words: [["ctdb_check_tcp_port ", "ctdb_check_tcp_ports "]] },
  },
  "removed-helper": { shown: [["error", "ctdb_check_command"]] },
  "helper-not-in-version": { shown: [["error", "failcount_incr"]] },
  "wrong-helper-arguments": { shown: [["error", "service"]] },
  "state-dir-missing": {
    shown: [["error", "ctdb_counter_incr"]],
    fixes: ["Call `ctdb_setup_state_dir`"],
    mended: {
      words: [
        ['service_name="web"\n', 'service_name="web"\n\nctdb_setup_state_dir "service" "$service_name"\n'],
      ],
    },
  },
  "no-op-helper": {
    shown: [["information", "ctdb_standard_event_handler"]],
    fixes: ["Remove the call"],
    mended: { words: [['\tctdb_standard_event_handler "$@"\n', ""]] },
  },
  "helper-variable-clash": { shown: [["warning", "_iface"]] },
  "unknown-option": {
    shown: [["warning", "CTDB_NFS_SKIP_SHARES_CHECK"]],
    fixes: ["Change to `CTDB_NFS_SKIP_SHARE_CHECK`"],
    mended: { words: [["SKIP_SHARES_CHECK", "SKIP_SHARE_CHECK"]] },
  },
  "removed-option": { shown: [["warning", "CTDB_NODES"]] },
  "option-not-in-version": { shown: [["information", "CTDB_NFS_SHARED_STATE_DIR"]] },
  "options-not-loaded": {
    shown: [["warning", "CTDB_SAMBA_SKIP_SHARE_CHECK"]],
    fixes: ["Call `load_script_options`"],
    mended: {
      words: [['. "${CTDB_BASE}/functions"\n', '. "${CTDB_BASE}/functions"\n\nload_script_options\n']],
    },
  },
  "option-yes-spelling": {
    shown: [["warning", '"true"']],
    fixes: ["Change to `yes`"],
    mended: { words: [['"true"', '"yes"']] },
  },
  "managed-services": { shown: [["warning", "CTDB_MANAGES_NFS"]] },
  "removed-ctdb-command": {
    shown: [["warning", "recmaster"]],
    fixes: ["Change to `ctdb leader`"],
    mended: { words: [["ctdb recmaster", "ctdb leader"]] },
  },
  "unknown-ctdb-command": {
    shown: [["warning", "scriptstatsu"]],
    fixes: ["Change to `scriptstatus`"],
    mended: { words: [["scriptstatsu", "scriptstatus"]] },
  },
  "scriptstatus-exit": { shown: [["warning", "scriptstatus"]] },
  "ctdb-output-parsed": { shown: [["information", "ip"]] },
  "syntax-error": { shown: [["error", ";;"]] },
  "bashism-in-sh": {
    shown: [
      ["warning", "[["],
      ["warning", "=="],
      ["warning", "{a,b}"],
    ],
    fixes: ["Change to `=`"],
    mended: { words: [['"$state" == ok', '"$state" = ok']] },
  },
  "set-e-before-functions": { shown: [["error", "-eu"]] },
  "unsafe-rm": {
    shown: [["warning", "$CACHE_DIR"]],
    fixes: [{ optional: "Change to `${CACHE_DIR:?}`" }],
    mended: { words: [["$CACHE_DIR", "${CACHE_DIR:?}"]] },
  },
  "redirection-order": {
    shown: [["warning", "2>&1 >/dev/null"]],
    fixes: ["Swap the redirections"],
    mended: { words: [["2>&1 >/dev/null", ">/dev/null 2>&1"]] },
  },
  "reads-standard-input": { shown: [["warning", "read"]] },
  "background-keeps-output": { shown: [["warning", "/usr/local/bin/warm-cache"]] },
  "pipeline-loses-variable": { shown: [["warning", "failed"]] },
  "variable-masks-status": { shown: [["warning", "export"]] },
  "state-below-etc": { shown: [["information", '"${CTDB_BASE}/last-check"']] },
  "predictable-tmp": { shown: [["information", "/tmp/connections.$$"]] },
  "relative-path-written": { shown: [["information", "last-check"]] },
  "set-output-parsed": { shown: [["information", "set"]] },
  "absolute-command-path": {
    shown: [["hint", "/sbin/ip"]],
    fixes: [{ optional: "Change to `ip`" }],
    mended: { words: [["/sbin/ip", "ip"]] },
  },
  "hard-coded-ctdb-path": {
    shown: [["hint", "/etc/ctdb"]],
    fixes: [{ optional: "Use `$CTDB_BASE`" }],
    mended: { words: [["/etc/ctdb/public_addresses", '"${CTDB_BASE}"/public_addresses']] },
  },
  "test-and-or": {
    shown: [["hint", "-a"]],
    fixes: [{ optional: "Write two tests" }],
    mended: { words: [['[ -n "$x" -a -n "$y" ]', '[ -n "$x" ] && [ -n "$y" ]']] },
  },
  "non-portable-option": {
    shown: [
      ["hint", "which"],
      ["hint", "+%s.%N"],
    ],
  },
};
