# testparm: shows Samba's configuration; messages go to standard error, as with the real one.

our ($kit, $node, $name);
our (%parameters, @global_parameters, @share_parameters);

our $USAGE = <<'END';

Usage: testparm [-?vlV] [-?|--help] [--usage] [-s|--suppress-prompt]
        [-v|--verbose] [-l|--skip-logic-checks] [--show-all-parameters]
        [--parameter-name=STRING] [--section-name=STRING]
        [-d|--debuglevel=DEBUGLEVEL] [--debug-stdout] [--option=name=value]
        [-V|--version] [OPTION...] <config-file> [host-name] [host-ip]
END

sub run {
    my @args = @_;
    need("stub/smbconf");
    my (%set, @words);
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ /^--(parameter-name|section-name|debuglevel|option)(?:=(.*))?\z/s) {
            my $key = $1;
            $set{$key} = $2 // shift @args;
            next if defined $set{$key};
            fail(1, "\nInvalid option $arg: missing argument\n$USAGE" =~ s/\n\z//r);
        }
        elsif ($arg =~ /^--(suppress-prompt|verbose|skip-logic-checks|debug-stdout|version)\z/) { $set{$1} = 1 }
        elsif ($arg =~ /^--(?:show-all-parameters|help|usage)\z/ || $arg eq '-?') { not_simulated(1) }
        elsif ($arg =~ /^-d(.*)/s) { shift @args if $1 eq '' }
        elsif ($arg =~ /^-([svlV]+)\z/) {
            my %long = (s => 'suppress-prompt', v => 'verbose', l => 'skip-logic-checks', V => 'version');
            $set{ $long{$_} } = 1 for split //, $1;
        }
        elsif ($arg =~ /^-./) { fail(1, "\nInvalid option $arg: unknown option\n$USAGE" =~ s/\n\z//r) }
        else { push @words, $arg }
    }
    if ($set{version}) { say_line('Version ', samba_version()); return 0 }
    not_simulated(1, 'options from the command line') if defined $set{option};
    not_simulated(1, 'access of a host') if @words > 1;
    return show(\%set, $words[0]);
}

sub show {
    my ($set, $path) = @_;
    complain('Load smb config files from ', $path // '/etc/samba/smb.conf');
    my $sections = load_smbconf($path);
    if (!$sections) { complain('Error loading services.'); return 1 }
    for my $share (@$sections[1 .. $#$sections]) {
        complain("NOTE: Service $share->{name} is flagged unavailable.")
            if ($share->{values}{available} // 'Yes') eq 'No';
    }
    complain('Loaded services file OK.');
    complain('Weak crypto is allowed by GnuTLS (e.g. NTLM as a compatibility fallback)');
    complain('') if !$set->{'skip-logic-checks'};
    if (defined $set->{'section-name'} || defined $set->{'parameter-name'}) {
        return show_part($sections, $set);
    }
    my ($role, $security) = map { uc effective_value($sections, $sections->[0], $parameters{$_}) }
        qw(serverrole security);
    $role = $security =~ /^(?:ADS|DOMAIN)\z/ ? 'DOMAIN_MEMBER' : 'STANDALONE'
        if $role =~ /^(?:AUTO|STANDALONE.*|MEMBER SERVER)\z/;
    $role =~ s/ /_/g;
    complain("Server role: ROLE_$role\n");
    if (!$set->{'suppress-prompt'}) {
        complain('Press enter to see a dump of your service definitions');
        readline STDIN;
    }
    print join("\n", map { section_text($_, $sections->[0], $set->{verbose}) } @$sections);
    return 0;
}

# One section, or one parameter of one.
sub show_part {
    my ($sections, $set) = @_;
    my $title = $set->{'section-name'} // 'global';
    my ($section) = grep { lc $_->{name} eq lc $title } @$sections;
    if (!$section) { complain("Unknown section $title"); return 1 }
    my $wanted = $set->{'parameter-name'};
    if (!defined $wanted) {
        print section_text($section, $sections->[0], $set->{verbose});
        return 0;
    }
    if ($wanted =~ /:/) {
        my $plain = plain_parameter($wanted);
        my ($key) = grep { plain_parameter($_) eq $plain } @{ $section->{order} };
        if (defined $key) { say_line($section->{values}{$key}); return 0 }
    }
    my ($parameter, $is_inverted) = find_parameter($wanted);
    complain(qq(Unknown parameter encountered: "$wanted")) if !$parameter && $wanted !~ /:/;
    if (!$parameter || $parameter->{is_global} && $section != $sections->[0]) {
        complain("Parameter $wanted unknown for section $title");
        return 1;
    }
    my $value = effective_value($sections, $section, $parameter);
    $value = $value eq 'Yes' ? 'No' : 'Yes' if $is_inverted;
    say_line($value);
    return 0;
}

# A section's text. Of `global`: its own parameters, options with a colon, then what is a default for shares. What is
# as by default is left out; options stand in reverse, as testparm keeps them.
sub section_text {
    my ($section, $global, $is_verbose) = @_;
    my $is_global = $section == $global;
    my $values = $section->{values};
    my $lines = sub {
        my ($parameters, $with_defaults) = @_;
        return map {
            my ($name, $default) = @$_{qw(name default)};
            $default = $global->{values}{$name} // $default if !$is_global;
            my $value = $values->{$name} // $default;
            # testparm runs with a log level of its own.
            $with_defaults || $value ne $default && $name ne 'log level' ? "\t$name = $value\n" : ();
        } $with_defaults ? @$parameters : grep { defined $values->{ $_->{name} } } @$parameters;
    };
    my @options = map { "\t$_ = $values->{$_}\n" }
        reverse grep { $_ ne 'idmap config * : backend' } @{ $section->{order} };
    return join('', "\n[$section->{name}]\n", $lines->(\@share_parameters, 0), @options) if !$is_global;
    my $backend = $values->{'idmap config * : backend'} // 'tdb';
    return join('', "# Global parameters\n[global]\n", $lines->(\@global_parameters, $is_verbose), @options,
        "\tidmap config * : backend = $backend\n", $lines->(\@share_parameters, $is_verbose));
}

1;
