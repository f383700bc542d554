# iptables-save [-t TABLE]

our ($kit, $node, $name);

need("stub/iptables/save");
