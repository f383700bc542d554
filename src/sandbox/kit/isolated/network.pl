# The interfaces of the virtual node as real ones in the private network namespace: veth pairs whose other end
# stands for the switch. See interfaces.pl.
use strict;

our (%plan, $ROOM, $MS_BIND, @notes);

our $CLONE_NEWNET = 0x40000000;

sub table {
    my ($name) = @_;
    my @lines = split /\n/, slurp("$plan{saved}/$name") // '';
    my $head = shift @lines // '# ';
    my @names = split ' ', lc substr($head, 1);
    return map { my %row; @row{@names} = split ' ', $_, @names; \%row } grep { /\S/ && !/^\s*#/ } @lines;
}

# veth pairs cannot be told apart from a real card by anything that scripts look at, but their other ends would
# be seen beside them: those are put into a namespace of their own, which lives as long as the interfaces.
# The kernel takes its time for interfaces: a child of ours makes them while the files are loaded.
sub begin_network {
    # A mount holds the namespace: the launcher closes every file.
    open(my $made, '>', "$ROOM/switch");
    mount_on('/proc/self/ns/net', "$ROOM/switch", '', $MS_BIND, '') or cannot("a private network cannot be kept: $!");
    open(my $switch, '<', "$ROOM/switch") or cannot("$ROOM/switch: $!");
    syscall($plan{unshare}, $CLONE_NEWNET) == 0 or cannot("a private network cannot be made: $!");
    my $child = fork // cannot("fork: $!");
    return $child if $child;
    require "$plan{kit}/isolated/interfaces.pl";
    exit make_network($switch);
}

sub end_network {
    my ($child) = @_;
    waitpid($child, 0);
    return if $? == 0;
    $! = $? >> 8;
    push @notes, "The private network is not as the virtual node says: $!";
}

1;
