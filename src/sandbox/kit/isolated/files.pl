# The virtual node's files inside the namespaces: loaded into the private folders before the scripts start, and
# what the scripts changed is sent to the editor's process when they are over. Nothing outside can be written
# from in here.
use strict;

our (%plan, %furniture, $ROOM, @notes, $MS_NOSUID, $MS_NODEV);

# Folders of the virtual node and where they are in here.
my %places = ('files/tmp' => '/tmp', 'files/run' => '/run', 'files/var' => '/var', 'files/root' => '/root',
    'files/home' => '/home', 'base' => '/etc/ctdb', 'files/iproute2' => '/etc/iproute2');
# Files up to this size are compared with what they were, larger ones are always sent.
my $COMPARED = 1 << 16;
my $MAX_SAVED = 1 << 25;    # bytes in all
my $MAX_FILES = 2000;
# path in here => { saved => its path in the node's folder, kind => f, l or d, content, mode, modified }
my %loaded;
my %mounted;
# Where files are given outside of the private folders: folder => the upper folder of the writable layer over it.
our %layers;
my %gone;    # path in here that is not to be there => its saved path

# Before the stub commands are laid over their folders, which then get the same layer.
sub load_layers {
    return if ($plan{layers} // '') eq '';
    mkdir "$ROOM/layers";
    mount_on('tmpfs', "$ROOM/layers", 'tmpfs', $MS_NOSUID | $MS_NODEV, "size=$plan{size},nr_inodes=$plan{inodes},mode=0755")
        or cannot("a place for given files: $!");
    my $number = 0;
    for my $root (split /:/, $plan{layers}) {
        $root =~ s/%([0-9A-F]{2})/chr hex $1/ge;
        my $upper = "$ROOM/layers/" . ++$number;
        mkdir $upper;
        mkdir "$upper.work";
        chmod +(stat $root)[2] & 07777, $upper;
        $layers{$root} = $upper;
        make_known("$upper/$_") for grep { $root eq '/etc' } qw(ctdb iproute2);
        load_tree("files$root", $upper);
        hide_tree("gone$root", $upper, $root);
        next if grep { $_ eq $root } split /:/, $plan{cover};
        mount_on('overlay', $root, 'overlay', $MS_NOSUID | $MS_NODEV, 'lowerdir=' . escaped($root) . layer_options($root))
            or cannot("files cannot be given in $root: $!");
    }
}

sub make_known {
    mkdir $_[0];
    remember($_[0], '', 'd', undef, lstat $_[0]);
}

sub escaped {
    my ($path) = @_;
    $path =~ s/([\\:,])/\\$1/g;
    return $path;
}

# The names that were given directly in a folder.
sub given_in {
    my $upper = $layers{ $_[0] } or return;
    opendir(my $folder, $upper) or return;
    return grep { -f "$upper/$_" } readdir $folder;
}

sub layer_options {
    my $upper = $layers{ $_[0] } or return '';
    return ",upperdir=$upper,workdir=$upper.work,userxattr";
}

# A character device 0, 0 in the upper folder of an overlay hides what lies below.
sub hide_tree {
    my ($saved, $upper, $place) = @_;
    opendir(my $folder, "$plan{saved}/$saved") or return;
    for my $name (grep { $_ ne '.' && $_ ne '..' } readdir $folder) {
        my $path = "$place/$name";
        if (-d "$plan{saved}/$saved/$name") {
            make_known("$upper/$name") if !-d "$upper/$name";
            hide_tree("$saved/$name", "$upper/$name", $path);
            next;
        }
        $gone{$path} = "$saved/$name";
        next if !lstat $path;
        my ($mknod) = grep { -x } map { "$_/mknod" } split /:/, $plan{realpath};
        system({ $mknod } 'mknod', "$upper/$name", 'c', 0, 0) == 0 or cannot("$path cannot be hidden");
    }
}

# The same in private folders, where there is nothing below.
sub remove_gone {
    my ($saved, $place) = @_;
    opendir(my $folder, "$plan{saved}/$saved") or return;
    for my $name (grep { $_ ne '.' && $_ ne '..' } readdir $folder) {
        my $path = "$place/$name";
        if (-d "$plan{saved}/$saved/$name") { remove_gone("$saved/$name", $path); next }
        $gone{$path} = "$saved/$name";
        remove_tree($path) if !$mounted{$path};
    }
}

sub remove_tree {
    my ($path) = @_;
    delete $loaded{$path};
    return unlink $path if -l $path || !-d $path;
    if (opendir my $folder, $path) {
        remove_tree("$path/$_") for grep { $_ ne '.' && $_ ne '..' } readdir $folder;
    }
    rmdir $path;
}

sub load_files {
    load_mounts();
    for my $path (keys %furniture) {
        my @stat = lstat $path;
        remember($path, '', -l _ ? 'l' : -d _ ? 'd' : 'f', $furniture{$path}, @stat);
    }
    mkdir "$ROOM/node";
    mkdir "$ROOM/node/status";
    remember("$ROOM/node/status", '', 'd', undef, lstat "$ROOM/node/status");
    opendir(my $folder, $plan{saved}) or cannot("$plan{saved}: $!");
    for my $table (grep { -f "$plan{saved}/$_" } readdir $folder) {
        load_table($table, "$ROOM/node/$table");
    }
    load_tree('status', "$ROOM/node/status") if -d "$plan{saved}/status";
    if (-d "$plan{saved}/answers") {
        symlink "$plan{saved}/answers", "$ROOM/node/answers";
        remember("$ROOM/node/answers", '', 'l', "$plan{saved}/answers", lstat "$ROOM/node/answers");
    }
    for my $saved (sort keys %places) {
        next if !-d "$plan{saved}/$saved" || !-d $places{$saved};
        load_tree($saved, $places{$saved});
    }
    for my $saved (sort keys %places) {
        (my $gone = $saved) =~ s/^files/gone/;
        remove_gone($gone, $places{$saved}) if $gone ne $saved;
    }
}

# Mounts inside the private folders are the machine's and not to be saved.
sub load_mounts {
    open(my $mounts, '<', '/proc/self/mounts') or return;
    while (<$mounts>) {
        my (undef, $target) = split ' ';
        $target =~ s/\\(\d{3})/chr oct $1/ge;
        $mounted{$target} = 1;
        # The folders on the way to it were made for the mount.
        while ($target =~ s{/[^/]+\z}{} && $target =~ m{/.*/} && !$loaded{$target}) {
            remember($target, '', 'd', undef, lstat $target);
        }
    }
}

sub load_tree {
    my ($saved, $place) = @_;
    opendir(my $folder, "$plan{saved}/$saved") or return;
    for my $name (readdir $folder) {
        next if $name eq '.' || $name eq '..';
        my ($from, $to) = ("$plan{saved}/$saved/$name", "$place/$name");
        if (-l $from) { load_link("$saved/$name", $to) }
        elsif (-d _) {
            mkdir $to;
            chmod +(stat _)[2] & 07777, $to;
            remember($to, "$saved/$name", 'd', undef, lstat $to);
            load_tree("$saved/$name", $to);
        }
        elsif (-f _) { load_file("$saved/$name", $to) }
    }
}

# Links to what a private folder may hide go to where it is seen in here.
sub load_link {
    my ($saved, $to) = @_;
    my $target = readlink "$plan{saved}/$saved";
    for my $move ([$plan{base}, 'base'], [$plan{kitfrom}, 'kit'], [$plan{installed}, 'installed']) {
        my ($from, $seen) = @$move;
        last if $from ne '' && $target =~ s{^\Q$from\E/}{$ROOM/$seen/};
    }
    symlink $target, $to or return;
    remember($to, $saved, 'l', $target, lstat $to);
}

# Only what a table says counts.
sub load_table {
    my ($saved, $to) = @_;
    my $content = slurp("$plan{saved}/$saved") // return;
    open(my $file, '>', $to) or return;
    print $file $content;
    close $file;
    remember($to, $saved, 'f', $content, lstat $to);
}

sub remember {
    my ($path, $saved, $kind, $content, @stat) = @_;
    $loaded{$path} = { saved => $saved, kind => $kind, content => $content, mode => $stat[2] & 07777,
        modified => $stat[9], size => $stat[7] };
}

sub load_file {
    my ($saved, $to) = @_;
    my $content = slurp("$plan{saved}/$saved");
    return if !defined $content;
    my @stat = stat "$plan{saved}/$saved";
    open(my $file, '>', $to) or return;
    print $file $content;
    close $file;
    chmod $stat[2] & 07777, $to;
    utime $stat[9], $stat[9], $to;
    remember($to, $saved, 'f', length $content <= $COMPARED ? $content : undef, lstat $to);
}

# Frames of type F: kind NUL saved path NUL mode NUL mtime NUL content, kind being f, l, d or x (it is gone).
my ($sent, $files, %seen, %lost);

sub save_files {
    send_frame('N', 0, $_) for @notes;
    ($sent, $files, %seen, %lost) = (0, 0);
    save_tree('', "$ROOM/node");
    save_tree("$_/", $places{$_}) for sort keys %places;
    save_tree("files$_/", $layers{$_}) for sort keys %layers;
    lstat $_ and send_frame('F', 0, join "\0", 'x', $gone{$_}, 0, 0, '') for sort keys %gone;
    for my $place (sort { length $b <=> length $a } keys %loaded) {
        my $saved = $loaded{$place}{saved};
        send_frame('F', 0, join "\0", 'x', $saved, 0, 0, '') if !$seen{$place} && $saved ne '';
    }
    for my $why (sort keys %lost) {
        my ($first, @others) = @{ $lost{$why} };
        $first =~ s/([^ -~])/sprintf '\\x%02x', ord $1/ge;
        my $more = @others ? ' and ' . @others . ' more' : '';
        send_frame('N', 0, "Not kept in the virtual node: $first$more ($why).");
    }
}

sub save_tree {
    my ($saved, $place) = @_;
    my $folder;
    if (!opendir $folder, $place) {
        # What cannot be read is not gone.
        $seen{$_} = 1 for grep { index($_, "$place/") == 0 } keys %loaded;
        return;
    }
    for my $name (sort readdir $folder) {
        next if $name eq '.' || $name eq '..';
        my $path = "$place/$name";
        next if $mounted{$path} || $path eq $ROOM || ($saved eq '' && $name =~ /\.new\.\d+\z/);
        save_entry("$saved$name", $path);
    }
}

sub save_entry {
    my ($saved, $path) = @_;
    my @stat = lstat $path or return;
    my $kind = -l _ ? 'l' : -d _ ? 'd' : -f _ ? 'f' : '';
    return save_hidden($saved) if $kind eq '' && -c _ && $stat[6] == 0 && index($path, "$ROOM/layers/") == 0;
    return push @{ $lost{'it is no plain file, folder or link'} }, $path if $kind eq '';
    $seen{$path} = 1;
    my $known = $loaded{$path};
    return push @{ $lost{"more than $MAX_FILES files"} }, $path if !$known && ++$files > $MAX_FILES;
    my $is_same = $known && $known->{kind} eq $kind && $known->{mode} == ($stat[2] & 07777);
    my @head = ($saved, $stat[2] & 07777, $stat[9]);
    if ($kind eq 'l') {
        my $target = readlink $path;
        send_frame('F', 0, join "\0", 'l', @head, $target) if !$is_same || $known->{content} ne $target;
    }
    elsif ($kind eq 'd') {
        send_frame('F', 0, join "\0", 'd', @head, '') if !$is_same;
        save_tree("$saved/", $path);
    }
    else { save_file($path, $is_same && $known->{modified} == $stat[9] && $known->{size} == $stat[7], $known, $stat[7], @head) }
}

sub save_hidden {
    my ($saved) = @_;
    $saved =~ s/^files/gone/;
    return if grep { $_ eq $saved } values %gone;
    send_frame('F', 0, join "\0", 'f', $saved, 0644, time, '');
}

# Times are told in seconds, so a small file is also compared by its content.
sub save_file {
    my ($path, $is_same, $known, $size, @head) = @_;
    return if $is_same && !defined $known->{content};
    return push @{ $lost{'more than 32 MiB'} }, $path if $sent + $size > $MAX_SAVED;
    my $content = slurp($path);
    return if !defined $content || $is_same && $known->{content} eq $content;
    $sent += $size;
    send_frame('F', 0, join "\0", 'f', @head, $content);
}

1;
