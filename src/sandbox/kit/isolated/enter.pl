# The first process inside bubblewrap's namespaces: makes them look like a CTDB node, gives up the rights that
# this took, and becomes the launcher of the scripts.
#
# Usage: perl -w enter.pl KEY=VALUE... -- LAUNCHER ARG...
#   kit=, saved=        folders as seen in here: this kit, the virtual node's folder (read only)
#   base=               CTDB_BASE of the workspace; seen at $ROOM/base
#   kitfrom=, installed=   where the kit and an installed CTDB_BASE lie outside; seen at $ROOM/kit, $ROOM/installed
#   private=A:B         tmpfs folders; size=BYTES inodes=N bound each of them
#   layers=A:B          folders that a writable layer lies over, since files are given there; % and : stand as %XX
#   cover=A:B           folders of commands that the stub commands are laid over
#   stubs=A,B           names of the stub commands
#   perl=, realpath=, own=, gettimeofday=   what the stub file needs, see ../stub.pl
#   realip=1            scripts use the real `ip`
#   mount=, unshare=, setns=, capset=, prctl=, prlimit=, setscheduler=, keyctl=   system call numbers
#   processes=N         more processes than that are taken for a fork bomb
# What cannot be made is told on standard error as `ctdb-events: cannot isolate: ...`, with exit status 125.
use strict;

our (%plan, @notes);
our $ROOM = '/run/ctdb-events';
our ($MS_RDONLY, $MS_NOSUID, $MS_NODEV, $MS_NOEXEC, $MS_REMOUNT, $MS_BIND, $MS_REC) = (1, 2, 4, 8, 32, 4096, 16384);

while (@ARGV) {
    my $word = shift @ARGV;
    last if $word eq '--';
    my ($key, $value) = split /=/, $word, 2;
    $plan{$key} = $value;
}

sub cannot {
    print STDERR 'ctdb-events: cannot isolate: ', @_, "\n";
    exit 125;
}

# mount(2); perl passes strings that it may write to.
sub mount_on {
    my ($source, $target, $type, $flags, $options) = @_;
    return syscall($plan{mount}, $source, $target, $type, $flags, $options) == 0;
}

sub slurp {
    my ($path) = @_;
    open(my $file, '<', $path) or return undef;
    local $/;
    return scalar <$file>;
}

# The private folders are bounded, and so is everything that a script can write.
sub bound_folders {
    for my $folder (split(/:/, $plan{private}), '/dev/shm') {
        my $mode = $folder =~ m{^/(?:tmp|dev/shm)\z} ? '1777' : '0755';
        mount_on('tmpfs', $folder, 'tmpfs', $MS_REMOUNT | $MS_NOSUID | $MS_NODEV,
            "size=$plan{size},nr_inodes=$plan{inodes},mode=$mode")
            or $folder eq '/dev/shm' or cannot("$folder cannot be bounded: $!");
        chmod oct $mode, $folder;
    }
    # bubblewrap's own /dev could be filled otherwise.
    mount_on('tmpfs', '/dev', 'tmpfs', $MS_REMOUNT | $MS_NOSUID, 'size=64k,nr_inodes=64');
}

# /var and /run as a freshly installed node has them; what is in %furniture need not be kept.
our %furniture;

sub furnish {
    for my $path (map({ "/var/$_" } qw(
        cache lib lib/ctdb lib/ctdb/persistent lib/ctdb/scripts lib/ctdb/state lib/ctdb/volatile lib/nfs
        lib/nfs/statd lib/nfs/statd/sm lib/nfs/statd/sm.bak lib/samba lib/samba/private log log/ctdb log/samba
        spool tmp)), qw(/run/ctdb /run/lock /run/samba)) {
        mkdir $path;
        $furniture{$path} = undef;
    }
    chmod 01777, '/var/tmp';
    my %links = ('/var/run' => '/run', '/var/lock' => '/run/lock');
    for my $link (keys %links) {
        symlink $links{$link}, $link;
        $furniture{$link} = $links{$link};
    }
    for my $file (map { "/var/lib/nfs/$_" } qw(etab rmtab xtab)) {
        open(my $made, '>', $file);
        $furniture{$file} = '';
    }
}

# The real commands stay in sight at $ROOM/real. They are as read-only as the root that they come from; bubblewrap would read
# the table of all mounts for each folder.
sub keep_commands {
    for my $folder (split /:/, $plan{cover}) {
        my $path = "$ROOM/real";
        mkdir $path;
        for my $part (split m{/}, substr $folder, 1) { mkdir($path .= "/$part") }
        mount_on($folder, $path, '', $MS_BIND | $MS_REC, '') or cannot("$folder cannot be kept in sight: $!");
    }
}

# The stub commands, by name and by absolute path: they are laid over the folders of the real ones.
sub lay_stubs {
    open(my $stub, '>', "$ROOM/stub") or cannot("$ROOM/stub: $!");
    print $stub "#!$plan{perl} -w\nour \$gettimeofday = $plan{gettimeofday};\nrequire '$plan{kit}/stub.pl';\n",
        "stub('$plan{kit}', '$ROOM/node', '$plan{own}', '$plan{realpath}', \@ARGV);\n";
    close $stub;
    chmod 0755, "$ROOM/stub";
    mkdir "$ROOM/bin";
    symlink "$ROOM/stub", "$ROOM/bin/$_" for split /,/, $plan{stubs};
    for my $folder (split /:/, $plan{cover}) {
        # A program that was given there is meant, not our stub in a folder that PATH has before.
        unlink "$ROOM/bin/$_" for given_in($folder);
    }
    for my $folder (split /:/, $plan{cover}) {
        my $layer = layer_options($folder);
        mount_on('overlay', $folder, 'overlay', $layer eq '' ? $MS_RDONLY : 0, "lowerdir=$ROOM/bin:$folder$layer")
            or cannot("stub commands cannot be laid over $folder: $!");
    }
}

# Folders of /etc that scripts write to; they need not exist on this machine.
sub make_etc_private {
    my @folders = qw(ctdb iproute2);
    if (grep { !-d "/etc/$_" } @folders) {
        mkdir "$ROOM/etc";
        mkdir "$ROOM/etc/$_" for @folders;
        mount_on('overlay', '/etc', 'overlay', $MS_RDONLY, "lowerdir=$ROOM/etc:/etc") or cannot("/etc/ctdb cannot be made: $!");
    }
    my @tables = grep { -f "/etc/iproute2/$_" } qw(rt_tables rt_protos rt_scopes rt_realms rt_dsfield group);
    my %tables = map { $_ => slurp("/etc/iproute2/$_") } @tables;
    for (@folders) {
        mount_on('tmpfs', "/etc/$_", 'tmpfs', $MS_NOSUID | $MS_NODEV, "size=$plan{size},nr_inodes=$plan{inodes},mode=0755")
            or cannot("/etc/$_ cannot be made private: $!");
    }
    for my $table (@tables) {
        open(my $file, '>', "/etc/iproute2/$table") or next;
        print $file $tables{$table};
        $furniture{"/etc/iproute2/$table"} = $tables{$table};
    }
}

# The kernel's own files: where we are started by root, root in here could write to them. What belongs to the
# private network harms nobody.
sub guard_kernel {
    mount_on('sysfs', '/sys', 'sysfs', $MS_RDONLY | $MS_NOSUID | $MS_NODEV | $MS_NOEXEC, '')
        or mount_on('tmpfs', '/sys', 'tmpfs', $MS_RDONLY | $MS_NOSUID | $MS_NODEV | $MS_NOEXEC, 'size=4k')
        or cannot("/sys cannot be guarded: $!");
    mkdir "$ROOM/net";
    mount_on('/proc/sys/net', "$ROOM/net", '', $MS_BIND, '') or cannot("/proc/sys/net: $!");
    for my $path (map { "/proc/$_" } qw(sys fs bus irq acpi scsi asound driver tty mtrr sysrq-trigger)) {
        next if !-e $path;
        mount_on($path, $path, '', $MS_BIND, '')
            && mount_on('', $path, '', $MS_BIND | $MS_REMOUNT | $MS_RDONLY | $MS_NOSUID | $MS_NODEV | $MS_NOEXEC, '')
            or cannot("$path cannot be guarded: $!");
    }
    mount_on("$ROOM/net", '/proc/sys/net', '', $MS_BIND, '') or cannot("/proc/sys/net: $!");
    # What scripts of storage products write to when an address comes. It asks the kernel for something, and holds nothing.
    open(my $file, '>', "$ROOM/drop_caches") or cannot("$ROOM/drop_caches: $!");
    close($file);
    my $caches = '/proc/sys/vm/drop_caches';
    !-e $caches or mount_on("$ROOM/drop_caches", $caches, '', $MS_BIND, '') or cannot("$caches: $!");
    mount_on('tmpfs', "$ROOM/net", 'tmpfs', $MS_RDONLY, 'size=4k');
}

# Scripts are root here, as on a node, but may not undo what was made: no mounting, tracing, devices.
sub give_up_rights {
    my ($PR_CAPBSET_DROP, $PR_CAP_AMBIENT, $CLEAR_ALL) = (24, 47, 4);
    # MKNOD SYS_MODULE SYS_RAWIO SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_TIME, audit, MAC, SYSLOG and newer ones
    for my $capability (16, 17, 19, 20, 21, 22, 25, 27, 29, 30, 32 .. 40) {
        syscall($plan{prctl}, $PR_CAPBSET_DROP, $capability, 0, 0, 0);
    }
    syscall($plan{prctl}, $PR_CAP_AMBIENT, $CLEAR_ALL, 0, 0, 0);
    # Nothing is inherited past an execve; root's programs get what is left of the bounding set.
    my ($head, $sets) = (pack('LL', 0x20080522, 0), pack('L6', ~0, ~0, 0, ~0, ~0, 0));
    my $mine = slurp('/proc/self/status') // '';
    my ($permitted) = $mine =~ /^CapPrm:\s*([0-9a-f]{16})/m or cannot('capabilities are not known');
    my ($high, $low) = (hex substr($permitted, 0, 8), hex substr($permitted, 8));
    $sets = pack('L6', $low, $low, 0, $high, $high, 0);
    syscall($plan{capset}, $head, $sets) == 0 or cannot("rights cannot be given up: $!");
}

# A kernel that counts processes per user namespace refuses more of them; see stop_fork_bomb in launcher.pl for
# the others, and for root, whom no kernel limits.
sub limit_processes {
    my ($major, $minor) = (slurp('/proc/sys/kernel/osrelease') // '') =~ /^(\d+)\.(\d+)/ or return;
    my $RLIMIT_NPROC = 6;
    # Above what launcher.pl takes for a bomb, so that it comes to the kill and does not go on for ever.
    my $limit = pack('QQ', (2 * $plan{processes}) x 2);
    syscall($plan{prlimit}, 0, $RLIMIT_NPROC, $limit, 0) if $major > 5 || $major == 5 && $minor >= 14;
}

# Where root started us, we may have a real-time priority: thousands of processes would keep us from our turn to
# stop them. Scripts must not inherit it.
sub watch_closely {
    my ($SCHED_FIFO, $SCHED_RESET_ON_FORK) = (1, 0x40000000);
    my $priority = pack('i', 1);
    my $is_urgent = (slurp('/proc/self/stat') // '') =~ /.*\)(?: \S+){37} 1 /s;
    syscall($plan{setscheduler}, 0, $SCHED_FIFO | $SCHED_RESET_ON_FORK, $priority) == 0
        or !$is_urgent or cannot("scripts would have a real-time priority: $!");
}

# The user's keys (Kerberos tickets, those of encrypted file systems) stay outside. Where the kernel has no
# keyrings or forbids the call, scripts cannot reach them either.
sub leave_keyring {
    my ($KEYCTL_JOIN_SESSION_KEYRING, $EPERM, $ENOSYS) = (1, 1, 38);
    syscall($plan{keyctl}, $KEYCTL_JOIN_SESSION_KEYRING, 0) >= 0
        or $! == $EPERM or $! == $ENOSYS or cannot("the session keyring cannot be left: $!");
}

umask 022;
leave_keyring();
limit_processes();
watch_closely();
bound_folders();
furnish();
require "$plan{kit}/isolated/network.pl";
my $network = begin_network();
require "$plan{kit}/isolated/files.pl";
keep_commands();
if (($plan{layers} // '') ne '') {
    require "$plan{kit}/isolated/layers.pl";
    load_layers();
}
lay_stubs();
make_etc_private();
load_files();
end_network($network);
if ($plan{realip}) {
    require "$plan{kit}/isolated/realNetwork.pl";
    set_routes();
}
guard_kernel();
give_up_rights();
our $on_start = sub { require "$plan{kit}/isolated/saving.pl" };
our $on_finish = sub {
    $on_start->();    # where no script has run
    read_network() if $plan{realip};
    save_files();
};
our $process_limit = $plan{processes};
our $launcher = shift @ARGV;
do $launcher;
cannot("the launcher cannot run: ", $@ || $!);
