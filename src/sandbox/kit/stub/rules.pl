# Routing rules. Without any row of its family, a node has the kernel's own ones. Needs stub/net.pl.

our ($kit, $node, $name);

sub kernel_rules {
    my ($family) = @_;
    return map { { family => "ip$family", priority => $_->[0], rule => "from all lookup $_->[1]" } }
        [0, 'local'], [32766, 'main'], $family == 4 ? [32767, 'default'] : ();
}

our %NAMED = (253 => 'default', 254 => 'main', 255 => 'local');

# The rules of a family in order, as rows; the kernel's tables have their names.
sub rules_of {
    my ($family, @rows) = @_;
    @rows = grep { $_->{family} eq "ip$family" } @rows;
    @rows = kernel_rules($family) if !@rows;
    for my $row (@rows) { $row->{rule} =~ s/ lookup (25[345])\z/ lookup $NAMED{$1}/ }
    return sort { $a->{priority} <=> $b->{priority} } @rows;
}

# The tables that are looked into for packets of this node to an address, in order.
sub lookup_order {
    my ($family, $bytes) = @_;
    my @tables;
    for my $row (rules_of($family, rows('rules'))) {
        # What depends on the source or a mark does not concern them.
        next if $row->{rule} !~ /\Afrom all (?:to (\S+) )?lookup (\S+)\z/;
        my ($to, $table) = ($1, $2);
        next if defined $to && !lies_in($bytes, (parse_prefix($to))[0, 1]);
        push @tables, $table;
    }
    return @tables;
}

1;
