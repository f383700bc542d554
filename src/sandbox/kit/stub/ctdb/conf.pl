# ctdb.conf as CTDB's programs read it. The directories that it names are not looked for: they are the node's.

our ($kit, $node, %ctdb);
our $conf_file;

# SECTION | OPTION | TYPE | DEFAULT | SINCE UNTIL, in the order of `ctdb-config dump`.
our $CONF_OPTIONS = <<'END';
logging|location|location|file:/var/log/ctdb/log.ctdb|4009 -
logging|log level|level|ERROR|4009 4018
logging|log level|level|NOTICE|4019 -
cluster|transport|transport|tcp|4009 -
cluster|node address|address||4009 -
cluster|cluster lock|text||4016 -
cluster|recovery lock|text||4009 -
cluster|nodes list|text||4022 -
cluster|leader timeout|number|5|4016 -
cluster|leader capability|boolean|true|4016 -
database|volatile database directory|text|/var/lib/ctdb/volatile|4009 -
database|persistent database directory|text|/var/lib/ctdb/persistent|4009 -
database|state database directory|text|/var/lib/ctdb/state|4009 -
database|lock debug script|script||4009 -
database|tdb mutexes|boolean|true|4009 -
event|debug script|script||4009 -
failover|disabled|boolean|false|4009 -
failover|shutdown extra timeout|number|0|4023 -
failover|shutdown failover timeout|number|10|4023 -
legacy|realtime scheduling|boolean|true|4009 -
legacy|recmaster capability|boolean|true|4009 4015
legacy|lmaster capability|boolean|true|4009 -
legacy|start as stopped|boolean|false|4009 -
legacy|start as disabled|boolean|false|4009 -
legacy|script log level|level|ERROR|4009 -
END

# The options of this release as { section, name, type, default, value }; `value` is set where the file has one.
sub conf_options {
    return map {
        my ($section, $option, $type, $default, $releases) = split /\|/;
        my ($since, $until) = split ' ', $releases;
        $since <= $ctdb{release} && ($until eq '-' || $ctdb{release} <= $until)
            ? { section => $section, name => $option, type => $type, default => $default } : ();
    } split /\n/, $CONF_OPTIONS;
}

sub conf_value {
    my ($section, $option) = @_;
    my @options = conf_options();
    read_conf(0, \@options);
    my ($found) = grep { $_->{section} eq $section && $_->{name} eq $option } @options;
    return $found ? $found->{value} // $found->{default} : undef;
}

# Reads the file into the options and returns what is wrong with it; a missing file is `undef`. With STRICT, unknown
# names are wrong too. A file that cannot be parsed counts as empty, without a word.
sub read_conf {
    my ($is_strict, $options) = @_;
    $conf_file = ($ENV{CTDB_BASE} // setting('base') // "$node/base") . '/ctdb.conf';
    open(my $file, '<', $conf_file) or return undef;
    my $text = do { local $/; <$file> } // '';
    $text =~ s/\\[ \t]*\n//g;
    my ($section, @errors, %values);
    for my $line (split /\n/, $text) {
        $line =~ s/\s+/ /g;
        $line =~ s/^ | \z//g;
        next if $line eq '' || $line =~ /^[#;]/;
        if ($line =~ /^\[/) {
            return [] if $line !~ /^\[([^\]]*)\]/;
            $section = lc $1;
            push @errors, "conf: unknown section [$1]" if $is_strict && !grep { $_->{section} eq $section } @$options;
            next;
        }
        return [] if $line =~ /^=/;
        next if $line !~ /^(.*?) ?= ?(.*)\z/;
        my ($option, $value) = ($1, $2);
        if (!defined $section || !grep { $_->{section} eq $section } @$options) {
            push @errors, "conf: unknown section for option \"$option\"" if $is_strict;
            next;
        }
        my ($known) = grep { $_->{section} eq $section && $_->{name} eq $option } @$options;
        if (!$known) { push @errors, "conf: unknown option [$section] -> \"$option\"" if $is_strict; next }
        my @wrong = conf_faults($known, $value);
        push @errors, @wrong;
        $values{"$section/$option"} = conf_text($known->{type}, $value) if !@wrong;
    }
    if (!@errors) { $_->{value} = $values{"$_->{section}/$_->{name}"} for @$options }
    return \@errors;
}

sub conf_text {
    my ($type, $value) = @_;
    return lc $value eq 'true' || lc $value eq 'yes' ? 'true' : 'false' if $type eq 'boolean';
    return $type eq 'number' ? number($value) : $value;
}

sub conf_faults {
    my ($option, $value) = @_;
    my ($section, $known, $type) = @$option{qw(section name type)};
    return "conf: empty value [$section] -> \"$known\"" if $value eq '';
    my $is_converted = $type eq 'boolean' ? $value =~ /^(?:true|false|yes|no)\z/i : $type ne 'number' || $value !~ /^-/;
    return "conf: invalid value [$section] -> \"$known\" = \"$value\"" if !$is_converted;
    my $failed = "conf: validation for option \"$known\" failed";
    return () if $value eq $option->{default};
    if ($type eq 'script') {
        my $path = $conf_file =~ s{[^/]*\z}{}r . $value =~ s{.*/}{}r;
        my $fault = !-e $path ? 'does not exist' : !-f _ ? 'is not a file' : !-x _ ? 'is not executable' : '';
        return $fault ? ("$known $path $fault", $failed) : ();
    }
    my $is_log = $value =~ /^(?:file(?::.*)?|syslog(?::(?:nonblocking|udp|udp-rfc5424))?)\z/;
    return $is_log ? () : $failed if $type eq 'location';
    my $is_valid = $type eq 'transport' ? $value eq 'tcp'
        : $type eq 'address' ? is_address($value)
        : $type eq 'level' ? is_log_level($value) : $known ne 'leader timeout' || conf_text($type, $value) > 0;
    return () if $is_valid;
    return $failed if $known eq 'log level';
    return ("Invalid value for [$section] -> $known = " . conf_text($type, $value), $failed);
}

sub is_address {
    my ($value) = @_;
    need("stub/ctdb/address");
    return defined($value =~ /:/ ? parse_ipv6($value) : parse_ipv4($value));
}

# By number, or by the beginning of a name.
sub is_log_level {
    my ($value) = @_;
    return $1 <= 10 if $value =~ /^(\d+)/;
    return scalar grep { index($_, uc $value) == 0 } qw(ERROR WARNING NOTICE INFO DEBUG);
}

1;
