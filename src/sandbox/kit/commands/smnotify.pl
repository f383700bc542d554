# smnotify (up to 4.21): tells an NFS client that statd has restarted. Nothing is sent; the call is in the record.

our %OPTIONS = (client => 'text', clientport => 'number', ip => 'text', sendport => 'number', server => 'text',
    stateval => 'number');
our %SHORT = (c => 'client', i => 'ip', s => 'server');

sub run {
    my @words = @_;
    my %given;
    while (@words) {
        my $word = shift @words;
        my ($option, $value);
        if ($word =~ /^--([^=]+)(?:=(.*))?\z/s) { ($option, $value) = ($1, $2) }
        elsif ($word =~ /^-(.)=?(.*)\z/s) { ($option, $value) = ($SHORT{$1} // '', $2 eq '' ? undef : $2) }
        else { next }
        my $type = $OPTIONS{$option} // fail(1, "Invalid option $word: unknown option");
        if (!defined $value) {
            fail(1, "Invalid option $word: missing argument") if !@words;
            $value = $word = shift @words;
        }
        fail(1, "Invalid option $word: invalid numeric value") if $type eq 'number' && $value !~ /^[-+]?\d+\z/;
        $given{$option} = $value;
    }
    for my $needed (qw(client ip server stateval)) {
        next if $needed eq 'stateval' ? $given{stateval} : defined $given{$needed};
        # That it lacks something is no failure for it.
        say_line("ERROR: $needed not specified");
        return 0;
    }
    return 0;
}

1;
