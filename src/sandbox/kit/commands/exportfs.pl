# exportfs: what the kernel exports is the table `exports`; /etc/exports is the table `etc_exports`, where there is one.

our ($kit, $node, $name);

our $USAGE = 'usage: exportfs [-adfhioruvs] [host:/path]';

sub run {
    my @args = @_;
    my (%set, $options, @words);
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ /^-([afhiruvs]*)([od])(.*)\z/s) {
            $set{$_} = 1 for split //, $1;
            my ($letter, $value) = ($2, $3 ne '' ? $3 : shift @args);
            fail(1, "$name: option requires an argument -- '$letter'\n$USAGE") if !defined $value;
            $options = $value if $letter eq 'o';
        }
        elsif ($arg =~ /^-([afhiruvs]+)\z/) { $set{$_} = 1 for split //, $1 }
        elsif ($arg =~ /^-[afhiruvs]*(.)/ && $arg ne '-') { fail(1, "$name: invalid option -- '$1'\n$USAGE") }
        else { push @words, $arg }
    }
    if ($set{h}) { complain($USAGE); return 0 }
    fail(1, 'exportfs: -r and -u are incompatible') if $set{r} && $set{u};
    need("stub/exportfs/options");
    $set{a} = 1 if $set{r};
    return show(\%set) if !@words && !$set{a};
    return unexport(\%set, @words) if $set{u};
    return export_all(\%set) if $set{a} && !@words;
    return export(\%set, $options // '', @words);
}

# By kind of client: hosts, networks, wildcards, netgroups, everyone.
sub rank {
    my ($client) = @_;
    return $client eq '*' ? 4 : $client =~ /^@/ ? 3 : $client =~ /[*?]/ ? 2 : $client =~ m{/} ? 1 : 0;
}

sub show {
    my ($set) = @_;
    for my $row (sort { rank($a->{client}) <=> rank($b->{client}) } rows('exports')) {
        my ($path, $client) = @$row{qw(path client)};
        if ($set->{s}) {
            say_line($path, '  ', $client, '(', shown_options($row->{options}), ')');
            next;
        }
        $path =~ s/\\040/ /g;
        $client = '<world>' if $client eq '*';
        say_line(length $path > 14 ? "$path\n\t\t" : sprintf("%-14s\t", $path), $client,
            $set->{v} ? '(' . shown_options($row->{options}) . ')' : '');
    }
    return 0;
}

# CLIENT:/PATH as a row; ends the command where it is none.
sub parse_export {
    my ($word) = @_;
    my ($client, $path) = $word =~ /^\[(.*?)\]:(.*)\z/s ? ($1, $2) : split /:/, $word, 2;
    fail(1, 'exportfs: Invalid export syntax: ', $client // '') if !defined $path || $path !~ m{^/};
    return { path => $path =~ s/ /\\040/gr, client => $client eq '' ? '*' : $client };
}

sub is_same { return $_[0]{path} eq $_[1]{path} && $_[0]{client} eq $_[1]{client} }

sub export {
    my ($set, $options, @words) = @_;
    my $wrong = wrong_option($options);
    fail(1, qq(exportfs: command line:0: unknown keyword "$wrong"\n)) if defined $wrong;
    my $status = 0;
    my @new = map { { %{ parse_export($_) }, options => $options } } @words;
    change_table('exports', sub {
        my @rows = @_;
        for my $new (@new) {
            my ($old) = grep { is_same($_, $new) } @rows;
            if ($old) { $old->{options} = $options }
            else { push @rows, $new }
        }
        return @rows;
    });
    for my $row (@new) {
        say_line("exporting $row->{client}:$row->{path}") if $set->{v};
        my $path = $row->{path} =~ s/\\040/ /gr;
        next if -e $path || is_on_mount($path);
        complain("exportfs: Failed to stat $path: No such file or directory");
        $status = 1;
    }
    return $status;
}

# A folder below a mount of the node counts as there, though the machine that runs the script has none.
sub is_on_mount {
    my ($path) = @_;
    return scalar grep { $_->{target} ne '/' && "$path/" =~ m{^\Q$_->{target}\E/} } rows('mounts');
}

# -a and -r: what /etc/exports says; without that table all stays as it is.
sub export_all {
    my ($set) = @_;
    my @wanted = rows('etc_exports');
    if (-e "$node/etc_exports") {
        change_table('exports', sub {
            my @rows = @_;
            return $set->{r} ? @wanted : (@wanted, grep { my $row = $_; !grep { is_same($_, $row) } @wanted } @rows);
        });
    }
    if ($set->{v}) { say_line("exporting $_->{client}:$_->{path}") for @wanted ? @wanted : rows('exports') }
    return 0;
}

sub unexport {
    my ($set, @words) = @_;
    if ($set->{a}) { change_table('exports', sub { () }); return 0 }
    my $status = 0;
    for my $word (@words) {
        my $gone = parse_export($word);
        my $is_found = 0;
        change_table('exports', sub { grep { !(is_same($_, $gone) && ++$is_found) } @_ });
        if (!$is_found) {
            complain("exportfs: Could not find '$word' to unexport.");
            $status = 1;
        }
        elsif ($set->{v}) { say_line("unexporting $gone->{client}:$gone->{path}") }
    }
    return $status;
}

1;
