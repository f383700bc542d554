/** A new node profile: valid as it is, and every line that is taken in stays so. */
export const PROFILE_TEMPLATE = `# Node profile: changes the virtual node that the event scripts of this directory run on.
# What is not named here stays as CTDB's own files (nodes, public_addresses, ctdb.conf…) or the defaults say.
# Take in what you need by removing "# "; completion and hover say what else there is.

# The CTDB release that the node follows, and whose service names it has: debian or redhat.
# version: 4.22.0
# platform: debian

# Which node of the cluster this one is. The cluster has the nodes that are listed, numbered from 0.
# pnn: 0
# nodes:
#   - 192.168.100.11
#   - address: 192.168.100.12
#     flags: [DISCONNECTED]

# Links that are down, interfaces that the node has besides, ones that it does not have.
# interfaces:
#   eth0: down
#   eth2:
#     addresses: [10.0.1.5/24]

# Public addresses: the interfaces that may have them, and the node that holds them.
# publicAddresses:
#   192.0.2.10/24: eth0
#   192.0.2.11/24:
#     interfaces: eth0
#     holder: 1

# Services: active, inactive, failed, or broken (fails whenever it is started).
# services:
#   smbd: active
#   winbind: broken

# CTDB's tunables, and script options on top of those of script.options.
# tunables:
#   EventScriptTimeout: 60
# options:
#   CTDB_SAMBA_SKIP_SHARE_CHECK: "yes"

# How full file systems are, in percent, and what memory is left, in KiB.
# mounts:
#   /var: 95
# memory:
#   MemAvailable: 100000

# TCP connections of clients, for scripts that end or tickle them.
# connections:
#   - 192.0.2.10:445 192.0.2.200:50000

# During a recovery ctdbd refuses events such as monitor.
# recovery: true

# What the commands sleep and date do: instant does not wait; the time may stand still.
# sleep: instant
# time: 2026-01-01T00:00:00Z
`;
