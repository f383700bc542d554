# ctdb catdb, cattdb, pfetch, pstore, pdelete, ptrans, readkey, writekey, deletekey. The table `records` has the keys
# and values with %XX for what cannot stand in a column; the row `%number` of a database is its sequence number.

our ($kit, %ctdb);
need("stub/ctdb/databases");

our $MAX_LINE = 1023;

sub run_catdb { dump_database('catdb', @_) }
sub run_cattdb { dump_database('cattdb', @_) }

sub dump_database {
    my ($command, @words) = @_;
    usage($command) if @words != 1;
    my $database = find_database($words[0]);
    my @records = grep { $_->{database} eq $database->{name} && $_->{key} ne '%number' } rows('records');
    for my $record (@records) {
        print STDOUT data_line('key', $record->{key}), "dmaster: $ctdb{pnn}\nrsn: 1\nflags: 0x00000000\n",
            data_line('data', $record->{value}), "\n";
    }
    say_line('Dumped ', scalar @records, $command eq 'cattdb' && $ctdb{release} >= 4005 ? ' record(s)' : ' records');
    return 0;
}

sub data_line {
    my ($what, $field) = @_;
    my $bytes = field_bytes($field);
    my $shown = $bytes =~ s/([^ !#-\[\]-~])/sprintf '\\%02X', ord $1/ger;
    return "$what(" . length($bytes) . ") = \"$shown\"\n";
}

sub run_pfetch {
    usage('pfetch') if @_ < 2 || @_ > ($ctdb{release} < 4010 ? 3 : 2);
    my ($database, $key) = (database_for(1, $_[0]), key_bytes('key', $_[1]));
    not_simulated($ctdb{failed}) if @_ == 3;
    my $record = record_of($database, $key);
    say_line($record ? field_bytes($record->{value}) : '');
    return 0;
}

sub run_pstore {
    usage('pstore') if @_ != 3;
    my $database = database_for(1, $_[0]);
    store_records(1, $database, [key_bytes('key', $_[1]), key_bytes('value', $_[2])]);
    return 0;
}

sub run_pdelete {
    usage('pdelete') if @_ != 2;
    my $database = database_for(1, $_[0]);
    store_records(1, $database, [key_bytes('key', $_[1]), '']);
    return 0;
}

# All changes at once; lines that are none are named and passed over.
sub run_ptrans {
    usage('ptrans') if @_ < 1 || @_ > 2;
    my $database = database_for(1, $_[0]);
    my $input = \*STDIN;
    if (defined $_[1]) {
        undef $input;
        open($input, '<', $_[1]) or fail($ctdb{failed}, "Failed to open file $_[1]");
    }
    my @changes;
    while (my $line = <$input>) {
        for my $part ($line =~ /(.{1,$MAX_LINE})/gs) {
            my $key = next_string(\$part) // next;
            next if $key eq '';
            my $value = next_string(\$part) // next;
            push @changes, [$key, $value];
        }
    }
    store_records(1, $database, @changes);
    return 0;
}

# Takes "TEXT" from the line; undef, with a message, where there is none.
sub next_string {
    my ($line) = @_;
    if ($$line =~ s/^[ \t]*"([^"]*)"//) { return hex_bytes($1) // undef }
    complain($$line =~ /^[ \t]*"/ ? 'Unmatched " in input ' : 'Unsupported input format in ', $$line);
    return undef;
}

sub run_readkey {
    usage('readkey') if @_ < 2 || @_ > 3 || @_ == 3 && $_[2] ne 'readonly';
    my $database = database_for(0, $_[0]);
    my $record = record_of($database, key_bytes('key', $_[1]));
    my $bytes = $record ? field_bytes($record->{value}) : '';
    say_line('Data: size:', length $bytes, " ptr:[$bytes]");
    return 0;
}

sub run_writekey {
    usage('writekey') if @_ != 3;
    my $database = database_for(0, $_[0]);
    store_records(0, $database, [key_bytes('key', $_[1]), key_bytes('value', $_[2])]);
    return 0;
}

sub run_deletekey {
    usage('deletekey') if @_ != 2;
    my $database = database_for(0, $_[0]);
    store_records(0, $database, [key_bytes('key', $_[1]), '']);
    return 0;
}

sub database_for {
    my ($with_transactions, $wanted) = @_;
    my $database = find_database($wanted);
    my ($name, $flags) = @$database{qw(name flags)};
    my $has_transactions = $flags =~ /PERSISTENT|REPLICATED/ ? 1 : 0;
    return $database if $has_transactions == $with_transactions;
    fail($ctdb{failed}, "DB $name is not a volatile database") if $has_transactions;
    fail($ctdb{failed}, "Transactions not supported on DB $name");
}

sub record_of {
    my ($database, $key) = @_;
    my $field = bytes_field($key);
    my ($record) = grep { $_->{database} eq $database->{name} && $_->{key} eq $field } rows('records');
    return $record;
}

# An empty value deletes. A transaction that changes something counts.
sub store_records {
    my ($is_counted, $database, @changes) = @_;
    my $name = $database->{name};
    change_table('records', sub {
        my @records = @_;
        my $has_changed = 0;
        for my $change (@changes) {
            my ($key, $value) = map { bytes_field($_) } @$change;
            my ($old) = grep { $_->{database} eq $name && $_->{key} eq $key } @records;
            next if $old ? $old->{value} eq $value : $value eq '-';
            $has_changed = 1;
            if ($value eq '-') { @records = grep { $_ != $old } @records }
            elsif ($old) { $old->{value} = $value }
            else { push @records, { database => $name, key => $key, value => $value } }
        }
        return @records if !$is_counted || !$has_changed;
        my ($number) = grep { $_->{database} eq $name && $_->{key} eq '%number' } @records;
        if ($number) { $number->{value}++ }
        else { push @records, { database => $name, key => '%number', value => 1 } }
        return @records;
    });
}

# A key or value as given: text, or hex digits behind 0x.
sub key_bytes {
    my ($what, $text) = @_;
    # 22 is EINVAL.
    return hex_bytes($text) // fail(22, "Failed to parse $what $text");
}

sub hex_bytes {
    my ($text) = @_;
    return $text if $text !~ /^0x(.*)\z/s;
    my $digits = $1;
    if (length($digits) % 2) { complain("Key ($digits) contains odd number of hex digits"); return undef }
    if ($digits =~ /[^0-9a-fA-F]/) {
        my $at = 2 * int($-[0] / 2);
        complain('Invalid hex: ', substr $digits, $at);
        return undef;
    }
    return pack 'H*', $digits;
}

sub bytes_field {
    my ($bytes) = @_;
    return '-' if $bytes eq '';
    return '%2D' if $bytes eq '-';
    return $bytes =~ s/([^!-\$&-~])/sprintf '%%%02X', ord $1/ger;
}

sub field_bytes {
    my ($field) = @_;
    return '' if $field eq '-';
    return $field =~ s/%([0-9A-F]{2})/chr hex $1/ger;
}

1;
