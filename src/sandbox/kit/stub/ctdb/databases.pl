# ctdb getdbmap, getdbstatus, attach, detach, wipedb, getdbseqnum, setdbreadonly, setdbsticky.

our ($kit, $node, %ctdb);

sub run_getdbmap {
    usage('getdbmap') if @_;
    my @databases = rows('databases');
    my @kinds = qw(PERSISTENT STICKY UNHEALTHY READONLY);
    push @kinds, 'REPLICATED' if $ctdb{release} >= 4007;
    if ($ctdb{machine}) { say_fields('ID', 'Name', 'Path', map { ucfirst lc } @kinds) }
    else { say_line('Number of databases:', scalar @databases) }
    for my $database (@databases) {
        my %is = map { ($_ => 1) } split /,/, $database->{flags};
        $is{UNHEALTHY} = 1 if database_health($database) ne 'OK';
        my ($id, $path) = (hex $database->{id}, database_path($database));
        if ($ctdb{machine}) {
            say_fields(sprintf('0x%08X', $id), $database->{name}, $path, map { $is{$_} ? 1 : 0 } @kinds);
            next;
        }
        my @marks = grep { $is{$_} } qw(PERSISTENT STICKY READONLY REPLICATED UNHEALTHY);
        say_line(join ' ', sprintf('dbid:0x%08x', $id), "name:$database->{name}", "path:$path", @marks);
    }
    return 0;
}

sub run_getdbstatus {
    usage('getdbstatus') if @_ != 1;
    my $database = find_database($_[0]);
    my %is = map { ($_ => 1) } split /,/, $database->{flags};
    say_line(sprintf 'dbid: 0x%08x', hex $database->{id});
    say_line("name: $database->{name}");
    say_line('path: ', database_path($database));
    for my $kind (qw(PERSISTENT REPLICATED STICKY READONLY)) {
        next if $kind eq 'REPLICATED' && $ctdb{release} < 4007;
        say_line("$kind: ", $is{$kind} ? 'yes' : 'no');
    }
    say_line('HEALTH: ', database_health($database));
    return 0;
}

sub run_attach {
    usage('attach') if @_ < 1 || @_ > 2;
    my ($wanted, $kind) = @_;
    my @kinds = qw(persistent readonly sticky);
    push @kinds, 'replicated' if $ctdb{release} >= 4007;
    usage('attach') if defined $kind && !grep { $_ eq $kind } @kinds;
    lock_node();
    my $database = row_where('databases', 'name', $wanted);
    if ($database) {
        return attach_again($database, $kind // '');
    }
    # The last attached one comes first.
    my $id = sprintf '0x%08x', name_hash("$wanted\0");
    change_table('databases', sub {
        ({ id => $id, name => $wanted, flags => defined $kind ? uc $kind : '-', health => 'OK' }, @_);
    });
    return 0;
}

# ctdbd does not open one database in two ways. Since 4.5 who asks for no kind gets what is there, and the kinds of
# volatile databases are set afterwards.
sub attach_again {
    my ($database, $kind) = @_;
    my $has = $database->{flags} =~ /(PERSISTENT|REPLICATED)/ ? $1 : '';
    my $asked = $kind =~ /^(?:persistent|replicated)\z/ ? uc $kind : '';
    if ($ctdb{release} < 4005) {
        return 0 if $asked eq $has;
        fail($ctdb{failed}, 'Control DB_ATTACH', $asked && "_$asked", ' failed, ret=-1');
    }
    fail($ctdb{failed}, "attach: $database->{name} failed to get db_id, ret=-1") if $asked ne '' && $asked ne $has;
    return 0 if $kind eq '' || $asked ne '';
    return add_database_flag($database, uc $kind) if $has eq '';
    complain("set_db_flags: $database->{id} SET_DB_\U$kind\E failed, ret=-1");
    fail($ctdb{failed}, "attach: $database->{name} set db flags 0x0000000", $kind eq 'readonly' ? 2 : 4, ' failed');
}

sub run_detach {
    usage('detach') if !@_;
    fail($ctdb{failed}, 'Database cannot be detached when recovery is active')
        if (setting('recmode') // 'NORMAL') ne 'NORMAL';
    my $allowed = row_where('tunables', 'name', 'AllowClientDBAttach');
    fail($ctdb{failed}, "Database access is still active on node $ctdb{pnn}. Set AllowclientDBAttach=0 on all nodes.")
        if !$allowed || $allowed->{value} eq '1';
    for my $wanted (@_) {
        my ($database) = database_matching($wanted);
        if (!$database) { complain("No database matching '$wanted' found"); next }
        fail($ctdb{failed}, 'Only volatile databases can be detached') if $database->{flags} =~ /PERSISTENT|REPLICATED/;
        change_table('databases', sub { grep { $_->{name} ne $database->{name} } @_ });
    }
    return 0;
}

sub run_wipedb {
    usage('wipedb') if @_ != 1;
    my $database = find_database($_[0]);
    change_table('records', sub { grep { $_->{database} ne $database->{name} } @_ }) if rows('records');
    if ($ctdb{release} < 4005) { complain('Database wiped.') }
    else { say_line("Database $database->{name} wiped") }
    return 0;
}

sub run_getdbseqnum {
    usage('getdbseqnum') if @_ != 1;
    my $database = find_database($_[0]);
    my ($number) = grep { $_->{database} eq $database->{name} && $_->{key} eq '%number' } rows('records');
    say_line(sprintf '0x%x', $number ? $number->{value} : 0);
    return 0;
}

sub run_setdbreadonly { set_database_kind('setdbreadonly', 'READONLY', @_) }
sub run_setdbsticky { set_database_kind('setdbsticky', 'STICKY', @_) }

sub set_database_kind {
    my ($command, $kind, @words) = @_;
    usage($command) if @words != 1;
    my $wanted = find_database($words[0]);
    fail($ctdb{failed}, "$kind can be set only on volatile DB")
        if $wanted->{flags} =~ /PERSISTENT|REPLICATED/;
    return add_database_flag($wanted, $kind);
}

sub add_database_flag {
    my ($wanted, $kind) = @_;
    change_table('databases', sub {
        my @databases = @_;
        for my $database (grep { $_->{name} eq $wanted->{name} && $_->{flags} !~ /\b$kind\b/ } @databases) {
            $database->{flags} = join ',', (grep { $_ ne '-' } $database->{flags}), $kind;
        }
        return @databases;
    });
    return 0;
}

# By name, or by number where it begins with 0x.
sub database_matching {
    my ($wanted) = @_;
    return $wanted =~ /^0x([0-9a-fA-F]+)/
        ? grep { hex $_->{id} == hex $wanted } rows('databases') : grep { $_->{name} eq $wanted } rows('databases');
}

sub find_database {
    my ($wanted) = @_;
    my ($found) = database_matching($wanted);
    return $found // fail($ctdb{failed}, "No database matching '$wanted' found");
}

sub database_health {
    my ($database) = @_;
    return $database->{health} eq '-' ? 'OK' : $database->{health};
}

sub database_path {
    my ($database) = @_;
    my $folder = $database->{flags} =~ /PERSISTENT/ ? 'persistent' : 'volatile';
    return "/var/lib/ctdb/$folder/$database->{name}.$ctdb{target}";
}

# The number that CTDB gives a database: Bob Jenkins' hash (lookup3, little-endian) of its name.
sub name_hash {
    my ($bytes) = @_;
    my $length = length $bytes;
    my ($x, $y, $z) = ((0xdeadbeef + $length) & 0xffffffff) x 3;
    my $turn = sub { (($_[0] << $_[1]) | ($_[0] >> (32 - $_[1]))) & 0xffffffff };
    my $minus = sub { ($_[0] - $_[1]) & 0xffffffff };
    while (length $bytes > 12) {
        my @words = unpack 'V3', substr($bytes, 0, 12, '');
        $x = ($x + $words[0]) & 0xffffffff;
        $y = ($y + $words[1]) & 0xffffffff;
        $z = ($z + $words[2]) & 0xffffffff;
        for my $shifts ([4, 6, 8], [16, 19, 4]) {
            $x = $minus->($x, $z) ^ $turn->($z, $shifts->[0]); $z = ($z + $y) & 0xffffffff;
            $y = $minus->($y, $x) ^ $turn->($x, $shifts->[1]); $x = ($x + $z) & 0xffffffff;
            $z = $minus->($z, $y) ^ $turn->($y, $shifts->[2]); $y = ($y + $x) & 0xffffffff;
        }
    }
    return $z if $bytes eq '';
    my @words = unpack 'V3', $bytes . "\0" x (12 - length $bytes);
    $x = ($x + $words[0]) & 0xffffffff;
    $y = ($y + $words[1]) & 0xffffffff;
    $z = ($z + $words[2]) & 0xffffffff;
    my ($one, $two, $three) = ([\$x, \$z], [\$y, \$x], [\$z, \$y]);
    for my $step ([@$three, 14], [@$one, 11], [@$two, 25], [@$three, 16], [@$one, 4], [@$two, 14], [@$three, 24]) {
        my ($changed, $by, $shift) = @$step;
        $$changed = $minus->($$changed ^ $$by, $turn->($$by, $shift));
    }
    return $z;
}

1;
