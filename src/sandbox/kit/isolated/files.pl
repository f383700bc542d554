# The virtual node's files inside the namespaces: loaded into the private folders before the scripts start, and
# what the scripts changed is sent to the editor's process when they are over. Nothing outside can be written
# from in here.
use strict;

our (%plan, %furniture, $ROOM, @notes);

# Folders of the virtual node and where they are in here.
my %places = ('files/tmp' => '/tmp', 'files/run' => '/run', 'files/var' => '/var', 'files/root' => '/root',
    'files/home' => '/home', 'base' => '/etc/ctdb', 'files/iproute2' => '/etc/iproute2');
# Files up to this size are compared with what they were, larger ones are always sent.
my $COMPARED = 1 << 16;
my $MAX_SAVED = 1 << 25;    # bytes in all
my $MAX_FILES = 2000;
my %loaded;    # path in here => [saved path, content]
my %mounted;

sub load_files {
    load_mounts();
    $loaded{$_} = ['', $furniture{$_}] for keys %furniture;
    mkdir "$ROOM/node";
    mkdir "$ROOM/node/status";
    $loaded{"$ROOM/node/status"} = ['', undef];
    opendir(my $folder, $plan{saved}) or cannot("$plan{saved}: $!");
    for my $table (grep { -f "$plan{saved}/$_" } readdir $folder) {
        load_table($table, "$ROOM/node/$table");
    }
    load_tree('status', "$ROOM/node/status") if -d "$plan{saved}/status";
    for my $saved (sort keys %places) {
        next if !-d "$plan{saved}/$saved" || !-d $places{$saved};
        load_tree($saved, $places{$saved});
    }
}

# Mounts inside the private folders are the machine's and not to be saved.
sub load_mounts {
    open(my $mounts, '<', '/proc/self/mounts') or return;
    while (<$mounts>) {
        my (undef, $target) = split ' ';
        $target =~ s/\\(\d{3})/chr oct $1/ge;
        $mounted{$target} = 1;
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
            $loaded{$to} = ["$saved/$name", undef];
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
    $loaded{$to} = [$saved, $target];
}

# Only what a table says counts.
sub load_table {
    my ($saved, $to) = @_;
    my $content = slurp("$plan{saved}/$saved") // return;
    open(my $file, '>', $to) or return;
    print $file $content;
    $loaded{$to} = [$saved, $content];
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
    $loaded{$to} = [$saved, length $content <= $COMPARED ? $content : undef];
}

# Frames of type F: kind NUL saved path NUL mode NUL mtime NUL content, kind being f, l, d or x (it is gone).
my ($sent, $files, %seen);

sub save_files {
    send_frame("N", 0, $_) for @notes;
    ($sent, $files) = (0, 0);
    %seen = ();
    save_tree('', "$ROOM/node");
    save_tree("$_/", $places{$_}) for sort keys %places;
    send_frame('N', 0, "Of $files files that scripts left $MAX_FILES were kept.") if $files > $MAX_FILES;
    for my $place (sort { length $b <=> length $a } keys %loaded) {
        send_frame('F', 0, join "\0", 'x', $loaded{$place}[0], 0, 0, '') if !$seen{$place} && $loaded{$place}[0] ne '';
    }
}

sub save_tree {
    my ($saved, $place) = @_;
    opendir(my $folder, $place) or return;
    for my $name (sort readdir $folder) {
        next if $name eq '.' || $name eq '..';
        my $path = "$place/$name";
        next if $mounted{$path} || $path eq $ROOM || ($saved eq '' && $name =~ /\.new\.\d+\z/);
        $seen{$path} = 1;
        save_entry("$saved$name", $path);
    }
}

sub save_entry {
    my ($saved, $path) = @_;
    my @stat = lstat $path or return;
    my $known = $loaded{$path};
    return if !$known && ++$files > $MAX_FILES;
    my @head = ($saved, $stat[2] & 07777, $stat[9]);
    if (-l _) {
        my $target = readlink $path;
        send_frame('F', 0, join "\0", 'l', @head, $target) if !$known || $known->[1] ne $target;
    }
    elsif (-d _) {
        send_frame('F', 0, join "\0", 'd', @head, '') if !$known;
        save_tree("$saved/", $path);
    }
    elsif (-f _) {
        $sent += $stat[7];
        return send_frame('N', 0, "$path was not kept: the virtual node keeps 32 MiB of files") if $sent > $MAX_SAVED;
        my $content = slurp($path);
        return if !defined $content || $known && defined $known->[1] && $known->[1] eq $content;
        send_frame('F', 0, join "\0", 'f', @head, $content);
    }
}

1;
