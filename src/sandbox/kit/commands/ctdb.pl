# ctdb: the control tool. This file does what the tool does for every sub-command: options, the command's name, the
# connection to ctdbd, the node of -n. The sub-commands are in stub/ctdb/, listed in stub/ctdb/commands.pl.

our ($kit, $node);

# What the sub-commands go by: options as the tool has them, `pnn` (this node), `target` (the node of -n),
# `release` (4017 for 4.17) and `failed` (the exit status of a failed command).
our %ctdb;

# A release of the time that the tool got its present shape: machine-readable output with `|`, status 1 for errors.
our $PRESENT_TOOL = 4005;

sub run {
    need("stub/ctdb/daemon");
    $ctdb{release} = release_number();
    $ctdb{failed} = $ctdb{release} < $PRESENT_TOOL ? 255 : 1;
    need("stub/ctdb/commands");
    my @words = (grep { /^-./ } @_) ? read_options(@_) : @_;
    settle_options();
    usage() if !@words;
    my $command = shift @words;
    my $found = find_command($command) or fail($ctdb{failed}, "Unknown command '$command'");
    $ctdb{pnn} = setting('pnn') // 0;
    choose_node($command, $found->{flags});
    not_simulated($ctdb{failed}) if $found->{file} eq '-' || $ctdb{json};
    need("stub/ctdb/$found->{file}");
    my $code = 'run_' . ($command =~ tr/-/_/r);
    return &$code(@words);
}

sub choose_node {
    my ($command, $flags) = @_;
    if ($flags =~ /d/) {
        fail($ctdb{failed}, "Cannot specify node for command $command") if defined $ctdb{node};
        $ctdb{target} = $ctdb{pnn};
        return;
    }
    wait_for_daemon();
    $ctdb{target} = $ctdb{node} // $ctdb{pnn};
    return if !defined $ctdb{node};
    need("stub/ctdb/nodes");
    verify_node($ctdb{node});
    return if $ctdb{target} == $ctdb{pnn};
    fail($ctdb{failed}, "Node cannot be specified for command $command") if $flags !~ /r/;
    not_simulated($ctdb{failed}, 'the virtual node knows no more of other nodes than their flags') if $flags !~ /o/;
}

# Options may stand anywhere, also behind the sub-command; `--` ends them.
sub read_options {
    my @arguments = @_;
    my %kinds = (
        d => 'debug text', t => 'timelimit number', n => 'node number', x => 'separator text', T => 'maxruntime number',
        Y => 'machine', X => 'parsable', v => 'verbose', '?' => 'help',
    );
    my %long = (
        debug => 'd', timelimit => 't', node => 'n', separator => 'x', maxruntime => 'T', verbose => 'v', help => '?',
        usage => 'usage',
    );
    $kinds{usage} = 'usage';
    if ($ctdb{release} >= 4025) { $kinds{j} = 'json'; $long{json} = 'j' }
    my @words;
    while (@arguments) {
        my $word = shift @arguments;
        if ($word eq '--') { push @words, @arguments; last }
        if ($word !~ /^-./) { push @words, $word; next }
        my ($letters, $value);
        if ($word =~ /^--([^=]*)(?:=(.*))?\z/s) {
            $value = $2;
            $letters = [$long{$1} // bad_option($word, 'unknown option')];
        } else { $letters = [split //, substr $word, 1] }
        while (defined(my $letter = shift @$letters)) {
            my ($option, $type) = split ' ', $kinds{$letter} // bad_option($word, 'unknown option');
            help($option) if $option eq 'help' || $option eq 'usage';
            if (!$type) {
                bad_option($word, 'option does not take an argument') if defined $value;
                $ctdb{$option} = 1;
                next;
            }
            if (@$letters) { ($value = join '', splice @$letters) =~ s/^=// }
            if (!defined $value) {
                bad_option($word, 'missing argument') if !@arguments;
                $value = $word = shift @arguments;
            }
            bad_option($word, 'invalid numeric value') if $type eq 'number' && !is_number($value);
            $ctdb{$option} = $type eq 'number' ? number($value) : $value;
        }
    }
    return @words;
}

sub settle_options {
    delete $ctdb{node} if defined $ctdb{node} && $ctdb{node} == -1;
    if (!$ctdb{maxruntime} && defined $ENV{CTDB_TIMEOUT}) {
        fail($ctdb{failed}, 'Invalid value CTDB_TIMEOUT') if $ENV{CTDB_TIMEOUT} !~ /^\s*\+?\d/;
        $ctdb{maxruntime} = number($ENV{CTDB_TIMEOUT});
    }
    elsif (!$ctdb{maxruntime}) { $ctdb{maxruntime} = 120 }
    my $old = $ctdb{release} < $PRESENT_TOOL;
    # Before, -X and -x meant machine-readable output each, and -Y was its form with colons.
    $ctdb{machine} = 1 if $ctdb{parsable} || $old && defined $ctdb{separator};
    $ctdb{separator} //= $old && !$ctdb{parsable} ? ':' : '|';
    fail(1, '--json and -Y options are mutually exclusive') if $ctdb{json} && $ctdb{machine};
}

sub bad_option {
    my ($word, $why) = @_;
    fail(1, "Invalid option $word: $why");
}

sub is_number { $_[0] =~ /^\s*[-+]?(?:0[xX][0-9a-fA-F]+|\d+)\z|^\z/ }

# Both end the command; their texts are compiled only then.
sub usage { need("stub/ctdb/usage"); show_usage(@_) }
sub help { need("stub/ctdb/usage"); show_help(@_) }

# A line of machine-readable output: every field between separators.
sub say_fields { say_line($ctdb{separator}, map { ($_, $ctdb{separator}) } @_) }

1;
