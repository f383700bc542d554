# pgrep and pkill of procps, over the node's processes. A process has no more than its name and PID there: what looks at
# its user, parent or arguments is not simulated.

our ($kit, $name);

# The kernel keeps no more of a process's name.
our $MAX_NAME = 15;

# Returns the options and the processes that match, the oldest first.
sub match_processes {
    my ($own_options, @args) = @_;
    need("stub/options");
    need("stub/signals");
    my $signal = 'TERM';
    if ($name eq 'pkill') {
        for my $at (0 .. $#args) {
            last if $args[$at] eq '--';
            next if $args[$at] !~ /\A-([0-9A-Z]{2,}\d*|\d)\z/ || !defined signal_name($1);
            $signal = signal_name($1);
            splice @args, $at, 1;
            last;
        }
    }
    my ($option, @patterns) = parse_options("$own_options count|c full|f ignore-case|i newest|n oldest|o exact|x euid|u= uid|U= "
        . 'help|h! version|V! pgroup|g! group|G! older|O! parent|P! session|s! terminal|t! pidfile|F! logpidfile|L! '
        . 'runstates|r! ignore-ancestors|A cgroup! ns! nslist!', \@args, status => 2);
    my @users = map { split /,/ } $option->{euid} // (), $option->{uid} // ();
    my $try = "Try `$name --help' for more information.";
    fail(2, "$name: only one pattern can be provided\n$try") if @patterns > 1;
    fail(2, "$name: no matching criteria specified\n$try") if !@patterns && !@users;
    my $pattern = $patterns[0] // '';
    complain("$name: pattern that searches for process name longer than $MAX_NAME characters will result in zero matches\n"
        . "Try `$name -f' option to match against the complete command line.")
        if length $pattern > $MAX_NAME && !defined $option->{full} && $pattern !~ /[^\w.-]/;
    my $regex = eval { defined $option->{'ignore-case'} ? qr/$pattern/i : qr/$pattern/ };
    fail(2, "$name: regex error: Invalid regular expression") if !$regex;
    $regex = qr/\A(?:$regex)\z/ if defined $option->{exact};
    my @found = grep {
        my $shown = defined $option->{full} ? $_->{name} : substr $_->{name}, 0, $MAX_NAME;
        ($shown =~ $regex) != defined $option->{inverse};
    } sort { $a->{pid} <=> $b->{pid} } rows('processes');
    # The node's daemons all run as root.
    @found = () if @users && !grep { $_ eq 'root' || $_ eq '0' } @users;
    @found = @found[0 .. 0] if @found && defined $option->{oldest};
    @found = @found[-1 .. -1] if @found && defined $option->{newest};
    return ($option, $signal, @found);
}

sub short_name { return substr $_[0]{name}, 0, $MAX_NAME }

1;
