import type { ShellParser } from "../shell/shellParser.ts";

/** A bit of everything that event scripts are made of. */
const SAMPLE = `#!/bin/sh
[ -n "$CTDB_BASE" ] || CTDB_BASE=$(d=$(dirname "$0") && cd -P "$d" && dirname "$PWD")
. "\${CTDB_BASE}/functions"
service_name="nfs"
check() {
	local x="$1" # a comment
	if ! ctdb_check_tcp_ports 2049 2>/dev/null; then
		echo "ERROR: $x" >&2
		return 1
	fi
	while read -r a b; do case "$a" in *:*) continue ;; esac; done <<EOF
$(ip addr show | sed -e 's@/.*@@')
EOF
	for i in $(seq 1 "\${COUNT:-3}"); do sleep $((i + 1)); done
}
case "$1" in
startup | shutdown) service "$service_name" "$1" || exit 1 ;;
takeip) iface=$2; [ -z "$iface" ] && exit 1 ;;
monitor) check "$@" ;;
esac
exit 0
`;

/** Parses a script of no interest, so that the first one of interest does not wait for the translation of the parser. */
export function warmUp(parser: ShellParser): void {
  parser.parse(SAMPLE);
}
