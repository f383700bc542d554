# sm-notify: every client takes its notification, so the records of them go.

our ($kit, $node, $name);

our $USAGE = <<'END' =~ s/\n\z//r;
Usage: sm-notify -notify [-dfq] [-m max-retry-minutes] [-p srcport]
            [-P /path/to/state/directory] [-v my_host_name]
END

sub run {
    need("stub/nfs");
    my %set = daemon_options(qr/[dfnq]/, qr/[mpPv]/, sub { fail(1, $_[0], "\n", $USAGE) }, @_);
    # The machine's own records are left alone.
    my $folder = $set{P} // '/var/lib/nfs';
    not_simulated(1, 'needs -P with a folder of its own') if $folder =~ m{^/var/lib/nfs/?(?:statd/?)?\z};
    fail(1, "$name: Failed to stat $folder: ", $!) if !-e $folder;
    my $debug = sub { complain('sm-notify: ', @_) if $set{d} };
    $debug->('Version 2.6.2 starting');
    $debug->("Canonical name for my_name '$set{v}': $set{v}") if defined $set{v};
    # The records of both folders: waiting ones, and such as were retired by a call before.
    my %clients;
    for my $list ("$folder/sm", "$folder/sm.bak") {
        opendir(my $records, $list) or next;
        $clients{$_} .= "$list/$_\n" for grep { !/^\./ } readdir $records;
    }
    if (!%clients) {
        $debug->('No hosts to notify; exiting');
        return 0;
    }
    for my $client (sort keys %clients) {
        $debug->("Added host $client to notify list");
        unlink split /\n/, $clients{$client};
        $debug->("Host $client notified successfully");
    }
    return 0;
}

1;
