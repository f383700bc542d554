# systemctl: status and tables of units. Times, descriptions and the log are no part of the virtual node, so they are left
# out, as systemd itself leaves them out where it has none.

sub systemctl_lists {
    my ($verb, $option, @units) = @_;
    return unit_status($option, @units) if $verb eq 'status';
    return list_units($option, @units) if $verb eq 'list-units';
    return list_unit_files($option, @units);
}

sub unit_status {
    my ($option, @units) = @_;
    not_simulated(3, 'without a unit') if !@units;
    not_simulated(3, 'of a process') if grep { /\A\d+\z/ } @units;
    my ($status, $is_first) = (0, 1);
    for my $unit (map { /[*?\[]/ ? matching($_) : full_name($_) } @units) {
        my $row = unit_of($unit);
        if (!$row) {
            complain("Unit $unit could not be found.");
            $status = 4;
            next;
        }
        print "\n" if !$is_first;
        $is_first = 0;
        print_status($row);
        $status ||= 3 if active_state($row) ne 'active';
    }
    return $status;
}

sub matching {
    my ($pattern) = @_;
    return map { "$_->{name}.service" } grep { active_state($_) ne 'inactive' && matches_unit($_->{name}, $pattern) } services();
}

# Without second names.
sub services { return sort { $a->{name} cmp $b->{name} } grep { $_->{boot} ne 'alias' } rows('services') }

sub print_status {
    my ($row) = @_;
    my $unit = "$row->{name}.service";
    my $state = active_state($row);
    my %dot = (active => glyph("\xE2\x97\x8F", '*'), failed => glyph("\xC3\x97", 'x'), inactive => glyph("\xE2\x97\x8B", '*'));
    my $file = "loaded (/lib/systemd/system/$unit; $row->{boot}; preset: enabled)";
    $file = "loaded (/lib/systemd/system/$unit; static)" if $row->{boot} eq 'static';
    $file = "masked (Reason: Unit $unit is masked.)" if $row->{boot} eq 'masked';
    my $detail = sub_state($row);
    $detail = $row->{state} eq 'broken' ? 'Result: exit-code' : 'Result: signal' if $state eq 'failed';
    say_line("$dot{$state} $unit");
    say_line("     Loaded: $file");
    say_line("     Active: $state ($detail)");
    my @processes = sort { $a->{pid} <=> $b->{pid} } grep { $_->{service} eq $row->{name} } rows('processes');
    return if $state ne 'active' || !@processes;
    my $width = length $processes[-1]{pid};
    say_line("   Main PID: $processes[0]{pid} ($processes[0]{name})");
    say_line("     CGroup: /system.slice/$unit");
    for my $at (0 .. $#processes) {
        my $branch = $at == $#processes ? glyph("\xE2\x94\x94\xE2\x94\x80", '`-') : glyph("\xE2\x94\x9C\xE2\x94\x80", '|-');
        printf "             %s%*d %s\n", $branch, $width, $processes[$at]{pid}, $processes[$at]{name};
    }
}

# Rows of words in columns that are as wide as needed; nothing behind the last word.
sub print_table {
    my ($is_headed, $head, @rows) = @_;
    my @lines = $is_headed ? ($head, @rows) : @rows;
    my @width;
    for my $line (@lines) {
        for my $at (1 .. $#$line) { $width[$at] = length $line->[$at] if length $line->[$at] > ($width[$at] // 0) }
    }
    for my $line (@lines) {
        my ($mark, @words) = @$line;
        my $text = $mark . join ' ', map { sprintf '%-*s', $width[$_ + 1], $words[$_] } 0 .. $#words;
        $text =~ s/ +\z//;
        say_line($text);
    }
}

sub check_type {
    my ($option) = @_;
    return if !defined $option->{type} || $option->{type} eq 'service';
    not_simulated(1, 'units other than services');
}

sub list_units {
    my ($option, @patterns) = @_;
    check_type($option);
    my %states = map { $_ => 1 } map { split /,/ } @{ $option->{'all state'} || [] };
    $states{failed} = 1 if defined $option->{failed};
    # Without a wish systemd lists what runs, and what failed.
    my @found = grep {
        my $row = $_;
        my @is = (active_state($row), sub_state($row), 'loaded');
        (%states ? grep { $states{$_} } @is : defined $option->{all} || $is[0] ne 'inactive')
            && (!@patterns || grep { matches_unit($row->{name}, $_) || full_name($_) eq "$row->{name}.service" } @patterns);
    } services();
    my $is_plain = defined $option->{plain};
    my $has_legend = !defined $option->{'no-legend'} && !defined $option->{quiet} && ($option->{legend} // 'yes') !~ /\A(?:no|false|0)\z/;
    my $has_mark = $has_legend && !$is_plain || grep { active_state($_) eq 'failed' } @found;
    my $blank = $is_plain || !$has_mark && !@found ? '' : '  ';
    my @rows = map {
        my $state = active_state($_);
        my $mark = $is_plain ? '' : $state eq 'failed' ? glyph("\xE2\x97\x8F", '*') . ' ' : $blank;
        [$mark, "$_->{name}.service", $_->{boot} eq 'masked' ? 'masked' : 'loaded', $state, sub_state($_), "$_->{name}.service"];
    } @found;
    print_table($has_legend, [$blank, qw(UNIT LOAD ACTIVE SUB DESCRIPTION)], @rows);
    return 0 if !$has_legend;
    print <<'END' if @found;

LOAD   = Reflects whether the unit definition was properly loaded.
ACTIVE = The high-level unit activation state, i.e. generalization of SUB.
SUB    = The low-level unit activation state, values depend on unit type.
END
    my $hint = defined $option->{all} || %states ? '' : ' Pass --all to see loaded but inactive units, too.';
    say_line(scalar @found, ' loaded units listed.', $hint);
    say_line("To show all installed unit files use 'systemctl list-unit-files'.") if !%states;
    return 0;
}

sub list_unit_files {
    my ($option, @patterns) = @_;
    check_type($option);
    my %states = map { $_ => 1 } map { split /,/ } @{ $option->{'all state'} || [] };
    my @found = grep {
        my $row = $_;
        (!%states || $states{ $row->{boot} }) && (!@patterns || grep { matches_unit($row->{name}, $_) } @patterns);
    } sort { $a->{name} cmp $b->{name} } rows('services');
    my $has_legend = !defined $option->{'no-legend'} && !defined $option->{quiet} && ($option->{legend} // 'yes') !~ /\A(?:no|false|0)\z/;
    my @rows = map { ['', "$_->{name}.service", $_->{boot}, $_->{boot} =~ /static|alias/ ? '-' : 'enabled'] } @found;
    print_table($has_legend, ['', 'UNIT FILE', 'STATE', 'PRESET'], @rows);
    say_line("\n", scalar @found, ' unit files listed.') if $has_legend;
    return @found ? 0 : 1;
}

1;
