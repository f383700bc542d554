# nfsconf: /etc/nfs.conf is the table `nfs_conf`; another file (`--file`) is read as it is.

our ($kit, $node, $name);

our $USAGE = <<'END' =~ s/\n\z//r;
 [-v] [--file filename.conf] ...
Options:
 -v			Increase Verbosity
 --file filename.conf	Load this config file
     (Default config file: /etc/nfs.conf
 --modified "info"	Use "info" in file modified header
Modes:
  --dump [outputfile]
      Outputs the configuration to the named file
  --get [--arg subsection] {section} {tag}
      Output one specific config value
  --entry [--arg subsection] {section} {tag}
      Output the uninterpreted config entry
  --isset [--arg subsection] {section} {tag}
      Return code indicates if config value is present
  --set [--arg subsection] {section} {tag} {value}
      Set and Write a config value
  --unset [--arg subsection] {section} {tag}
      Remove an existing config value
END
our %SHORT = (g => 'get', e => 'entry', i => 'isset', s => 'set', u => 'unset', d => 'dump');

sub run {
    my @args = @_;
    my ($mode, $file, @words);
    while (@args) {
        my $arg = shift @args;
        if ($arg =~ /^--(get|entry|isset|set|unset|dump)\z/) { $mode = $1 }
        elsif ($arg =~ /^-([geisud])\z/) { $mode = $SHORT{$1} }
        elsif ($arg =~ /^(?:-f|--file=)(.+)\z/s) { $file = $1 }
        elsif ($arg =~ /^(?:-f|--file)\z/) { $file = shift @args }
        elsif ($arg =~ /^(?:-a|--arg)/) { not_simulated(1, 'sections with an argument') }
        elsif ($arg =~ /^(?:-m|--modified)\z/) { shift @args }
        elsif ($arg =~ /^(?:-v|--verbose|--modified=.*)\z/) { }
        elsif ($arg =~ /^-./) { fail(1, ($arg =~ /^--/ ? "$name: unrecognized option '$arg'"
            : "$name: invalid option -- '" . substr($arg, 1, 1) . "'"), "\nUsage: $name$USAGE") }
        else { push @words, $arg }
    }
    fail(1, "Error: No MODE selected.\nUsage: $name$USAGE") if !defined $mode;
    my $is_node = !defined $file || $file eq '/etc/nfs.conf';
    my @entries = $is_node ? rows('nfs_conf') : file_entries($file);
    fail(1, 'Error loading config file ', $file // '/etc/nfs.conf')
        if $mode !~ /^(?:un)?set\z/ && ($is_node ? !-e "$node/nfs_conf" : !-r $file);
    return dump_all(@entries) if $mode eq 'dump' && !@words;
    not_simulated(1, 'to a file') if $mode eq 'dump';
    fail(2, "Error: insufficient arguments for mode\nUsage: $name$USAGE") if @words < ($mode eq 'set' ? 3 : 2);
    my ($section, $key, $value) = @words;
    my $is_wanted = sub { lc $_[0]{section} eq lc $section && lc $_[0]{key} eq lc $key };
    if ($mode =~ /set\z/ && $mode ne 'isset') {
        not_simulated(1, 'change of another file') if !$is_node;
        change_table('nfs_conf', sub {
            my @rows = @_;
            my ($row) = grep { $is_wanted->($_) } @rows;
            return grep { !$is_wanted->($_) } @rows if $mode eq 'unset';
            if ($row) { $row->{value} = $value; return @rows }
            return (@rows, { section => $section, key => $key, value => $value });
        });
        return 0;
    }
    my ($found) = reverse grep { $is_wanted->($_) } @entries;
    return 1 if !$found || $found->{value} eq '-' || $found->{value} eq '';
    say_line($found->{value}) if $mode ne 'isset';
    return 0;
}

sub file_entries {
    my ($path) = @_;
    open(my $file, '<', $path) or return;
    my ($section, @entries) = ('');
    while (my $line = <$file>) {
        if ($line =~ /^\s*\[\s*([^\]"\s]+)\s*\]/) { $section = $1 }
        elsif ($line =~ /^\s*\[/) { $section = '' }
        elsif ($section ne '' && $line =~ /^\s*([^#;=\s][^=]*?)\s*=\s*"?(.*?)"?\s*\z/) {
            push @entries, { section => $section, key => $1, value => $2 };
        }
    }
    return @entries;
}

# Sections and keys by name, an empty line between sections.
sub dump_all {
    my (%sections) = ();
    for (@_) { $sections{ $_->{section} }{ $_->{key} } = $_->{value} if $_->{value} ne '-' && $_->{value} ne '' }
    print join("\n", map {
        my $section = $_;
        join '', "[$section]\n", map { " $_ = $sections{$section}{$_}\n" } sort keys %{ $sections{$section} };
    } sort keys %sections);
    return 0;
}

1;
