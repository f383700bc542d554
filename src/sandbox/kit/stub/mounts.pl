# What mount, umount, mountpoint, findmnt and df share: the table `mounts`, the last row of a place being what is seen there.

# PATH as the kernel would name it, as far as text tells: absolute, without `.`, `..` and double slashes.
sub clean_path {
    my ($path) = @_;
    if ($path !~ m{\A/}) {
        my $here = readlink('/proc/self/cwd') // $ENV{PWD} // '/';
        $path = "$here/$path";
    }
    my @parts;
    for my $part (split m{/+}, $path) {
        if ($part eq '..') { pop @parts }
        elsif ($part ne '' && $part ne '.') { push @parts, $part }
    }
    return '/' . join '/', @parts;
}

# The row of what is mounted right there, or undef.
sub mount_at {
    my ($path) = @_;
    my ($found) = reverse grep { $_->{target} eq $path } rows('mounts');
    return $found;
}

# The row of the file system that holds PATH.
sub mount_of {
    my ($path) = @_;
    my $best;
    for my $row (rows('mounts')) {
        my $target = $row->{target};
        next if $target ne '/' && $path ne $target && index($path, "$target/") != 0;
        $best = $row if !$best || length $target >= length $best->{target};
    }
    return $best;
}

# Whether there is such a path: on this machine, among what every node has, or on a file system that only the node has
# mounted: what that holds nobody here can know.
sub path_exists {
    my ($path) = @_;
    return 1 if -e $path || $path =~ m{\A/(?:var/lib|var/run|run)/ctdb(?:/|\z)};
    my $row = mount_of($path);
    return $row && $row->{target} ne '/';
}

# LIST as in -t: types, with `no` in front all but these.
sub has_type {
    my ($type, $list) = @_;
    return 1 if !defined $list;
    my $is_not = $list =~ s/\Ano//;
    my $is_in = grep { $_ eq $type } split /,/, $list;
    return $is_not ? !$is_in : $is_in;
}

# Mount options as the kernel lists them; a later word goes before an earlier one that it revokes.
sub kernel_options {
    my %is = (access => 'rw', atime => 'relatime');
    my @others;
    for my $word (@_) {
        if ($word eq 'ro' || $word eq 'rw') { $is{access} = $word }
        elsif ($word =~ /\A(?:no|rel|strict|lazy)?atime\z/) { $is{atime} = $word }
        elsif ($word =~ /\A(?:no)?(suid|dev|exec)\z/) { $is{$1} = $word }
        elsif ($word !~ /\A(?:defaults|r?bind|remount|_netdev|(?:no)?fail|(?:no)?auto|(?:no)?users?)\z/) {
            my ($key) = $word =~ /\A([^=]+)/;
            @others = ((grep { $_ ne $key && index($_, "$key=") != 0 } @others), $word);
        }
    }
    my @flags = grep { defined && /\Ano/ } @is{qw(suid dev exec)};
    return join ',', $is{access}, @flags, $is{atime} eq 'atime' ? () : $is{atime}, @others;
}

# The kernel's blank, tab and line break in mount tables.
sub unescape { return $_[0] =~ s/\\([0-7]{3})/chr oct $1/ger }

1;
