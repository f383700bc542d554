# What the scripts changed of the virtual node's files, sent to the editor's process when they are over; compiled while the
# first script runs. Needs files.pl.
use strict;

our ($ROOM, @notes, %places, %loaded, %mounted, %layers, %gone);

my $MAX_SAVED = 1 << 25;    # bytes in all
my $MAX_FILES = 2000;

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
