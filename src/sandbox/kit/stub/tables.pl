# The virtual node's tables: plain files, one row a line, a first line `# COLUMN COLUMN...`, columns apart by
# blanks, the last one may hold blanks, `-` stands for nothing. src/virtualNode/disk/tables.ts reads and writes the same.

our $node;
our (%columns, $lock);

# The rows of a table as hashes by lower-case column name; a table that is not there is empty.
sub rows {
    my ($table) = @_;
    open(my $file, '<', "$node/$table") or return;
    my $head = <$file> // '';
    my @names = split ' ', lc substr($head, 1);
    $columns{$table} = \@names;
    my @rows;
    while (my $line = <$file>) {
        chomp $line;
        next if $line =~ /^\s*(?:#|$)/;
        my %row;
        @row{@names} = split ' ', $line, @names;
        defined $_ or $_ = '-' for @row{@names};
        push @rows, \%row;
    }
    return @rows;
}

# The first row where COLUMN is VALUE, or undef.
sub row_where {
    my ($table, $column, $value) = @_;
    for my $row (rows($table)) { return $row if $row->{$column} eq $value }
    return undef;
}

# Replaces a table by what CODE returns for its rows. Others wait meanwhile; readers see the old or the new one.
# CODE may end the command: the table is then as before.
sub change_table {
    my ($table, $code) = @_;
    lock_node();
    my @rows = $code->(rows($table));
    write_table($table, @rows);
}

sub add_row {
    my ($table, %row) = @_;
    change_table($table, sub { (@_, \%row) });
}

sub write_table {
    my ($table, @rows) = @_;
    rows($table) if !$columns{$table};
    my @names = @{ $columns{$table} || [] } or fail(1, "ctdb-events: the virtual node has no table $table");
    open(my $file, '>', "$node/$table.new.$$") or fail(1, "ctdb-events: $node/$table cannot be written: $!");
    print $file '# ', uc "@names", "\n";
    for my $row (@rows) {
        print $file join(' ', map { defined $_ && $_ ne '' ? $_ : '-' } @$row{@names}), "\n";
    }
    close $file and rename "$node/$table.new.$$", "$node/$table"
        or fail(1, "ctdb-events: $node/$table cannot be written: $!");
}

# Held until the command ends: what one command changes, it changes at once.
sub lock_node {
    return if $lock;
    open($lock, '>>', "$node/lock") or fail(1, "ctdb-events: $node/lock cannot be opened: $!");
    flock($lock, 2);
}

# A value of the table `settings`, or undef.
sub setting {
    my $row = row_where('settings', 'name', $_[0]) or return undef;
    return $row->{value};
}

sub set_setting {
    my ($key, $value) = @_;
    change_table('settings', sub {
        my @rows = grep { $_->{name} ne $key } @_;
        return (@rows, { name => $key, value => $value });
    });
}

1;
