# The processes that the launcher's scripts left; see launcher.pl, which needs this only where something is left.
use strict;

# pid => command of every living descendant; without /proc only the group leaders are known.
# $running: IDs of the scripts that run; $groups: pid of every group leader ever started => anything.
sub descendants {
    my ($running, $groups) = @_;
    opendir(my $proc, '/proc') or return map { $_ => '' } @$running;
    my (%parent, %found);
    for my $pid (grep { /^\d+$/ } readdir $proc) {
        open(my $file, '<', "/proc/$pid/stat") or next;
        my $stat = <$file> // next;
        my ($state, $ppid, $pgrp, $session) = $stat =~ /.*\) (\S) (\d+) (\d+) (\d+)/s or next;
        next if $state =~ /[ZX]/;
        $parent{$pid} = $ppid;
        $found{$pid} = 1 if $session == $$ && exists $groups->{$pgrp};
    }
    for my $pid (keys %parent) {
        my @line = ($pid);
        while (my $up = $parent{ $line[-1] }) {
            if ($up == $$) { $found{$_} = 1 for @line; last }
            push @line, $up;
        }
    }
    delete $found{$$};
    for my $pid (keys %found) {
        open(my $file, '<', "/proc/$pid/cmdline") or next;
        local $/;
        my $command = <$file> // '';
        $command =~ s/\0+$//;
        $command =~ tr/\0/ /;
        $found{$pid} = $command;
    }
    return %found;
}

1;
