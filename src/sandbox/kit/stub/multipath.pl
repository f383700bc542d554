# Multipath maps and their paths, over the table `devices`: a map has KIND `map`, a path KIND `path` and in DETAIL
# `map=NAME`. More words of DETAIL: wwid=, dm=, vendor=, size= of a map; hcil=, dev= of a path.

sub detail {
    my ($row, $key, $default) = @_;
    return ($row->{detail} // '') =~ /(?:^|\s)\Q$key\E=(\S+)/ ? $1 : $default;
}

sub maps { return grep { $_->{kind} eq 'map' } rows('devices') }

sub paths_of {
    my ($map) = @_;
    return grep { $_->{kind} eq 'path' && detail($_, 'map', '') eq $map->{name} } rows('devices');
}

# The maps of that name, WWID or path; all without one.
sub wanted_maps {
    my (@names) = @_;
    return maps() if !@names;
    return grep {
        my $map = $_;
        grep { $_ eq $map->{name} || $_ eq detail($map, 'wwid', '') || $_ eq "/dev/mapper/$map->{name}" || is_path($map, $_) } @names;
    } maps();
}

sub is_path {
    my ($map, $device) = @_;
    $device =~ s{\A/dev/}{};
    return scalar grep { $_->{name} eq $device } paths_of($map);
}

# With the default policy each path is a group of its own, and the first good one is in use.
sub print_topology {
    my ($map, $number) = @_;
    my $wwid = detail($map, 'wwid', '');
    my $vendor = detail($map, 'vendor', 'IET,VIRTUAL-DISK');
    say_line($map->{name}, $wwid eq '' ? '' : " ($wwid)", ' ', detail($map, 'dm', "dm-$number"), " $vendor");
    say_line('size=', detail($map, 'size', '1.0G'), " features='0' hwhandler='0' wp=", $map->{state} eq 'ro' ? 'ro' : 'rw');
    my @paths = paths_of($map);
    my ($used) = grep { is_good($paths[$_]) } 0 .. $#paths;
    for my $at (0 .. $#paths) {
        my $path = $paths[$at];
        my $is_last = $at == $#paths;
        my $status = defined $used && $at == $used ? 'active' : 'enabled';
        say_line($is_last ? '`-' : '|-', "+- policy='service-time 0' prio=", is_good($path) ? 1 : 0, " status=$status");
        say_line($is_last ? '  ' : '| ', '`- ', detail($path, 'hcil', (3 + $at) . ':0:0:1'), " $path->{name} ",
            detail($path, 'dev', '8:' . 16 * (1 + $at)), is_good($path) ? ' active ready running' : ' failed faulty ' . (
                $path->{state} eq 'offline' ? 'offline' : 'running'));
    }
}

sub is_good { return $_[0]{state} eq 'active' }

# A device that does not answer: multipath waits for it for ever.
sub wait_for_ever {
    flag_call('hangs');
    record_early();
    sleep 3600 while 1;
}

1;
