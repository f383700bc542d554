# ping6: ping for IPv6.

our ($kit, $node, $name);

require "$kit/commands/ping.pl";
