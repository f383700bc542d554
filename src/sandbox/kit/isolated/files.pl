# The virtual node's files inside the namespaces: loaded into the private folders before the scripts start. What the
# scripts changed is sent to the editor's process when they are over, see saving.pl. Nothing outside can be written
# from in here.
use strict;

our (%plan, %furniture, $ROOM);

# Folders of the virtual node and where they are in here.
our %places = ('files/tmp' => '/tmp', 'files/run' => '/run', 'files/var' => '/var', 'files/root' => '/root',
    'files/home' => '/home', 'base' => '/etc/ctdb', 'files/iproute2' => '/etc/iproute2');
# Files up to this size are compared with what they were, larger ones are always sent.
my $COMPARED = 1 << 16;
# path in here => { saved => its path in the node's folder, kind => f, l or d, content, mode, modified }
our %loaded;
our %mounted;
# Where files are given outside of the private folders: folder => the upper folder of the writable layer over it.
our %layers;
our %gone;    # path in here that is not to be there => its saved path

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

# What is not to be there; in private folders nothing lies below.
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

1;
