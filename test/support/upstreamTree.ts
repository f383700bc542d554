import { TemporaryDirectory } from "./temporaryDirectory.ts";

/** A small harness that calls tests and says what came of them as upstream's does. Its words are the interface; the code is ours. */
const HARNESS = `#!/usr/bin/env bash
while getopts NT:V: option; do
  case $option in V) state=$OPTARG ;; T) limit=$OPTARG ;; esac
done
shift $((OPTIND - 1))
[ -d "$PWD/bin" ] || { echo "Unable to locate bin/ subdirectory"; exit 1; }
export PATH="$PWD/bin:$PATH" CTDB_TEST_TMP_DIR="$state"
mkdir -p "$state"
frame="--==--==--==--==--==--==--==--==--==--==--==--==--==--==--==--==--==--==--"
heavy="=========================================================================="
printf '%s\\nRunning test %s (10:00:00)\\n%s\\n' "$frame" "$1" "$frame"
timeout "$limit" "$1" </dev/null
status=$?
case $status in 0) word=PASSED ;; 77) word=SKIPPED ;; 99) word=ERROR ;; 124) word=TIMEDOUT ;; *) word=FAILED ;; esac
note=; [ $status -eq 0 ] || note=" (status $status)"
printf '%s\\nTEST %s: %s%s (duration: 0s)\\n%s\\n' "$heavy" "$word" "$1" "$note" "$heavy"
[ $status -eq 0 ] || [ $status -eq 77 ]
`;

/**
 * A source tree as upstream's lies, with tests of our own.
 * @param tests texts by suite and file name, such as `eventscripts/50.samba.monitor.001.sh`
 */
export function upstreamTree(tests: Readonly<Record<string, string>>): TemporaryDirectory {
  const tree = new TemporaryDirectory();
  tree.file("VERSION", "SAMBA_VERSION_MAJOR=4\nSAMBA_VERSION_MINOR=24\n", 0o644);
  tree.file("ctdb/tests/run_tests.sh", HARNESS);
  tree.file("ctdb/tests/src/fake_ctdbd.c", "", 0o644);
  tree.file("ctdb/config/events/legacy/50.samba.script", '#!/bin/sh\ncase "$1" in\nmonitor)\n\t;;\nesac\n');
  for (const [name, text] of Object.entries(tests)) {
    tree.file(`ctdb/tests/UNIT/${name}`, `#!/bin/sh\n${text}`);
  }
  return tree;
}
