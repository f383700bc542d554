# How the launcher executes a script where it does not know the number of the system call; see ../launcher.pl.
use strict;

our @environment;
my $ENOEXEC = 8;

# Returns the errno.
sub exec_portably {
    my ($path, @argv) = @_;
    return $ENOEXEC unless is_program($path);
    %ENV = map { split /=/, $_, 2 } @environment;
    local $^W = 0;    # a failure is reported by its errno
    { exec { $path } @argv }
    return $! + 0;
}

# Without the raw system call perl would hand a file without `#!` to a shell.
sub is_program {
    return 1 unless -f $_[0];
    open(my $file, '<:raw', $_[0]) or return 1;    # execve knows better why
    read($file, my $magic, 4);
    return $magic =~ /^(?:#!|\x7fELF|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)/;
}

1;
