# Stands in for `ctdb-config` where the tests of a tree that is not built ask it: as on a virtual node, with the release of
# the tree in CTDB_EVENTS_RELEASE (4.17; the newest where it is not set).
use strict;

our ($node, $conf_file, %ctdb) = ('', '');
our ($kit) = __FILE__ =~ m{(.*)/upstream/};

sub setting { return $_[0] eq 'version' ? $ENV{CTDB_EVENTS_RELEASE} : undef }
sub say_line { print STDOUT @_, "\n" }
sub complain { print STDERR @_, "\n" }

sub need { require "$kit/$_[0].pl" }

require "$kit/commands/ctdb-config.pl";
exit run(@ARGV);
