# winbindd, started by a script itself: its service runs from then on.

our ($kit);

our $USAGE = <<'END' =~ s/\n\z//r;
Usage: winbindd [-?nDiFV] [-?|--help] [--usage] [-n|--no-caching]
        [-d|--debuglevel=DEBUGLEVEL] [--debug-stdout]
        [-s|--configfile=CONFIGFILE] [--option=name=value]
        [-l|--log-basename=LOGFILEBASE] [--leak-report] [--leak-report-full]
        [-D|--daemon] [-i|--interactive] [-F|--foreground]
        [--no-process-group] [-V|--version]
END

sub run {
    need("stub/samba");
    return run_daemon('winbindd', $USAGE, @_);
}

1;
