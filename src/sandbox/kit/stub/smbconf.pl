# Samba's configuration: from the table `shares` (the row `global` holds the global parameters), or from a file.
# Sections are hashes { name, values => { PARAMETER => VALUE }, order => [parametric options] }.

our ($kit, $node);

# Of every parameter by its plain name: { name, type, default, is_global }; the same in testparm's order.
our (%parameters, @global_parameters, @share_parameters);
our %synonyms;

# The Samba release from which SMB's ports go by the name of transports.
our $TRANSPORTS_SINCE = 4.023;

sub samba_version { return setting('version') // '4.17.12' }

# The release as a number: 4.17.12 -> 4.017
sub samba_release { return samba_version() =~ /^(\d+)\.(\d+)/ ? $1 + $2 / 1000 : 0 }

# Samba takes names as the same whatever their case and blanks.
sub plain_parameter {
    my ($name) = @_;
    ($name = lc $name) =~ tr/ \t//d;
    return $name;
}

# Some 500 lines, so each step counts.
sub load_parameters {
    return if @global_parameters;
    open(my $file, '<', "$kit/stub/smbconf.defaults") or fail(1, "ctdb-events: $kit/stub/smbconf.defaults: $!");
    my ($is_global, $part) = (1, '');
    my $has_transports = samba_release() >= $TRANSPORTS_SINCE;
    while (my $line = <$file>) {
        chomp $line;
        my ($name, $type, $default) = split /\t/, $line, 3;
        if (!defined $default) {
            if ($line =~ /^\[(\w+)\]/) { $part = $1; $is_global = $part eq 'global' }
            elsif ($part eq 'synonym') { $synonyms{ plain_parameter($name) } = $type }
            next;
        }
        if ($has_transports && $name eq 'smb ports') {
            $synonyms{smbports} = '=server smb transports';
            next;
        }
        (my $plain = lc $name) =~ tr/ //d;
        my $parameter = $parameters{$plain} = { name => $name, type => $type, default => $default, is_global => $is_global };
        if ($is_global) { push @global_parameters, $parameter }
        else { push @share_parameters, $parameter }
        push @global_parameters, $parameters{serversmbtransports} =
            { name => 'server smb transports', type => 'list', default => 'tcp, nbt', is_global => 1 }
            if $has_transports && $name eq 'server smb3 signing algorithms';
    }
    $parameters{netbiosname}{default} = uc((setting('hostname') // 'localhost') =~ s/\..*//sr);
    $parameters{serverstring}{default} = 'Samba ' . samba_version();
}

# The parameter of that name or other name, and whether its value is inverted; nothing where there is none.
sub find_parameter {
    my ($name) = @_;
    my $plain = plain_parameter($name);
    return ($parameters{$plain}, 0) if $parameters{$plain};
    my $synonym = $synonyms{$plain} or return;
    return ($parameters{ plain_parameter(substr $synonym, 1) }, $synonym =~ /^!/ ? 1 : 0);
}

# VALUE as testparm prints it; undef where it is no value of that type.
sub shown_value {
    my ($type, $value, $is_inverted) = @_;
    if ($type eq 'bool' || $type eq 'auto') {
        my $word = lc $value;
        my $is = $word =~ /^(?:yes|true|1|on)\z/ ? 1 : $word =~ /^(?:no|false|0|off)\z/ ? 0 : undef;
        return defined $is ? ($is != ($is_inverted || 0) ? 'Yes' : 'No') : $type eq 'auto' ? ucfirst $word : undef;
    }
    return uc $value if $type eq 'upper';
    return lc($value) =~ s{\b(\w)}{\u$1}gr if $type eq 'title';
    return sprintf '0%03o', oct "0$value" if $type eq 'octal' && $value =~ /^[0-7]+\z/;
    return $1 * 1024**(index('kmgtp', lc $2) + 1) if $type eq 'bytes' && $value =~ /^(\d+)([kmgtp])\z/i;
    return $value if $type ne 'words' && $type ne 'list';
    return join($type eq 'list' ? ', ' : ' ', $value =~ /("[^"]*"|[^\s,;"]+)/g);
}

# The sections of a file (undef: of the node), `global` first. Complains as testparm does; undef where it gives up.
sub load_smbconf {
    my ($path) = @_;
    load_parameters();
    my @lines = defined $path ? file_lines($path) : table_lines();
    return undef if !@lines && defined $path && !-r $path;
    my ($global, @shares) = ({ name => 'global', values => {}, order => [] });
    my $section = $global;
    my %known = (global => $global, globals => $global);
    for my $line (@lines) {
        if ($line =~ /^\s*\[(.*?)\]/) {
            my $title = $1;
            $section = $known{ lc $title } ||= do {
                push @shares, { name => $title, values => {}, order => [] };
                $shares[-1];
            };
        }
        elsif ($line =~ /^\s*([^=]*?)\s*=\s*(.*?)\s*\z/) { set_parameter($section, $1, $2, \%known) or return undef }
    }
    return [$global, @shares];
}

# Sets one parameter of a section; false where Samba refuses the whole file.
sub set_parameter {
    my ($section, $name, $value, $known) = @_;
    if ($name =~ /:/) {
        my $shown = lc($name) =~ s/\s*:\s*/ : /r;
        # `idmap config * : backend` keeps its blanks, others have none.
        $shown =~ s/ : /:/ if $shown !~ /^idmap config/;
        push @{ $section->{order} }, $shown if !defined $section->{values}{$shown};
        $section->{values}{$shown} = $value;
        return 1;
    }
    my ($parameter, $is_inverted) = find_parameter($name);
    if (!$parameter) {
        complain(qq(Unknown parameter encountered: "$name"\nIgnoring unknown parameter "$name"));
        return 1;
    }
    if ($parameter->{is_global} && $section->{name} ne 'global') {
        complain("Global parameter $parameter->{name} found in service section!");
        return 1;
    }
    if ($parameter->{name} eq 'copy') {
        my $from = $known->{ lc $value };
        if (!$from || $from == $section || $section->{name} eq 'global') {
            complain('Unable to copy service - invalid service destination.');
            return 0;
        }
        %{ $section->{values} } = (%{ $from->{values} }, %{ $section->{values} });
    }
    $value =~ s/^"(.*)"\z/$1/s if $parameter->{type} eq 'text' && $parameter->{name} ne 'path';
    my $shown = shown_value($parameter->{type}, $value, $is_inverted);
    if (!defined $shown) {
        complain("set_variable_helper($value): value is not boolean!");
        return 0;
    }
    $section->{values}{ $parameter->{name} } = $shown;
    return 1;
}

# A file's lines without comments; one that ends in a backslash goes on in the next.
sub file_lines {
    my ($path) = @_;
    open(my $file, '<', $path) or return;
    my (@lines, $begun);
    while (my $line = <$file>) {
        chomp $line;
        if (defined $begun) { $line = $begun . $line =~ s/^\s+//r; undef $begun }
        if ($line =~ /^(.*)\\\z/s) { $begun = $1; next }
        push @lines, $line if $line !~ /^\s*[#;]/;
    }
    return @lines;
}

# The table's rows in the same form. A CTDB node's Samba is clustered where nothing else is said.
sub table_lines {
    my @lines = ('[global]', 'clustering = yes');
    for my $row (rows('shares')) {
        push @lines, "[$row->{name}]";
        push @lines, "path = $row->{path}" if $row->{path} ne '-';
        push @lines, options_of($row);
    }
    return @lines;
}

# The words `name = value` of a row of `shares`.
sub options_of {
    my ($row) = @_;
    return $row->{options} eq '-' ? () : grep { /=/ } split /\s*;\s*/, $row->{options};
}

# The value that holds in a section: its own, for a share also the global one, else the default.
sub effective_value {
    my ($sections, $section, $parameter) = @_;
    for my $from ($section, $sections->[0]) {
        return $from->{values}{ $parameter->{name} } if defined $from->{values}{ $parameter->{name} };
    }
    return $parameter->{default};
}

1;
