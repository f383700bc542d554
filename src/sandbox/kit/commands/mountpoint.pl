# mountpoint of util-linux, over the table `mounts`.

our ($kit, $name);

our $TRY = "Try 'mountpoint --help' for more information.\n";

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/mounts");
    my ($option, @paths) = parse_options('quiet|q nofollow fs-devno|d! devno|x! help|h! version|V!', \@args, usage => $TRY);
    if (@paths != 1) { complain('mountpoint: bad usage'); print STDERR $TRY; return 1 }
    my $path = clean_path($paths[0]);
    my $is_quiet = defined $option->{quiet};
    if (mount_at($path)) {
        say_line("$paths[0] is a mountpoint") if !$is_quiet;
        return 0;
    }
    if (!path_exists($path)) {
        complain("mountpoint: $paths[0]: No such file or directory") if !$is_quiet;
        return 1;
    }
    say_line("$paths[0] is not a mountpoint") if !$is_quiet;
    return 32;
}

1;
