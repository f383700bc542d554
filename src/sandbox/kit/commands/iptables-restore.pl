# iptables-restore [-n] < RULES

our ($kit, $node, $name);

need("stub/iptables/restore");
