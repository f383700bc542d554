# Files that are given outside of the private folders: a writable layer over each folder in which some are. Needs files.pl.
use strict;

our (%plan, $ROOM, $MS_NOSUID, $MS_NODEV, %layers, %gone);

# Before the stub commands are laid over their folders, which then get the same layer.
sub load_layers {
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

1;
