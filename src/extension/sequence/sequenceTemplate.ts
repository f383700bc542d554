/** A new sequence: valid as it is, and every line that is taken in stays so. */
export const SEQUENCE_TEMPLATE = `# A sequence of CTDB events, for "Run CTDB sequence" and the command "ctdb-events sequence".
# Each event runs on what the event before it left of the virtual node.
title: The link fails and comes back
description: The node becomes UNHEALTHY without a link and HEALTHY again with it

# With this key a change of health is followed by a takeover run, as in a cluster.
# addresses:
#   - 10.0.0.31/24 eth0

# How often something is tried that ctdbd repeats without end, such as startup.
# tries: 3

steps:
  # A built-in sequence: start-up, monitor, take-over, fail-over, move, recovery, shutdown or life.
  - sequence: start-up

  # A change of the virtual node, in the words of "ctdb-events node set".
  - change: link eth0 down
    note: A cable is out.

  # An event with more than its arguments. Quick runs leave waits out.
  - event: monitor
    repeat: 2
    wait: interval
    # expect: failed
    # onFailure: continue

  - change: link eth0 up

  # An event with its arguments.
  - monitor
  # - takeip eth0 10.0.0.31 24

# Changes of the virtual node that are made however the sequence ends.
finally:
  - link eth0 up
`;
