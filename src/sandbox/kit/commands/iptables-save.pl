# iptables-save [-t TABLE]

our ($kit, $node, $name);

require "$kit/stub/iptables/save.pl";
