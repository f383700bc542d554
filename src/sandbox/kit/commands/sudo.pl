# sudo: a program, by the user that the script has; root may do everything.

our ($kit, $name);

our $USAGE = <<'END';
usage: sudo -h | -K | -k | -V
usage: sudo -v [-ABkNnS] [-g group] [-h host] [-p prompt] [-u user]
usage: sudo [-ABbEHkNnPS] [-C num] [-D directory] [-g group] [-h host] [-p prompt] [-u user] [VAR=value] [-i | -s] [command [arg ...]]
END

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/other_user");
    my ($option, @words) = parse_options('user|u= group|g= login|i shell|s set-home|H non-interactive|n stdin|S preserve-env|E? '
        . 'background|b! reset-timestamp|k remove-timestamp|K validate|v prompt|p= chdir|D= close-from|C= host|h! list|l! '
        . 'edit|e! askpass|A! preserve-groups|P bell|B no-update|N version|V! help!', \@args, usage => $USAGE, stop => 1);
    my $wanted = $option->{user} // 'root';
    my ($user, $home, $shell) = $wanted =~ /\A#\d+\z/ ? ($wanted, '/', '/bin/sh') : user_named($wanted);
    fail(1, "sudo: unknown user $wanted", "\nsudo: error initializing audit plugin sudoers_audit") if !defined $user;
    my %given;
    while (@words && $words[0] =~ /\A([A-Za-z_]\w*)=(.*)\z/s) { $given{$1} = $2; shift @words }
    my $has_shell = defined $option->{login} || defined $option->{shell};
    if (!@words && !$has_shell) {
        return 0 if grep { defined $option->{$_} } qw(validate reset-timestamp remove-timestamp);
        print STDERR $USAGE;
        return 1;
    }
    my %kept = defined $option->{'preserve-env'} ? %ENV : ();
    forget_environment();
    my %login = (HOME => $home, SHELL => $shell, USER => $user, LOGNAME => $user, SUDO_USER => 'root', SUDO_UID => 0, SUDO_GID => 0);
    %ENV = (%kept, %ENV, %login, %given);
    if (defined $option->{chdir}) {
        chdir $option->{chdir} or fail(1, "sudo: unable to change directory to $option->{chdir}: $!");
    } elsif (defined $option->{login}) {
        enter_home($home, $user);
    }
    if ($has_shell) {
        $shell = '/bin/sh' if !-x $shell;
        my ($called) = $shell =~ m{([^/]+)\z};
        return run_as_told($shell, $called, without_rc($called), @words ? ('-c', join ' ', map { quoted_word($_) } @words) : ());
    }
    my $program = find_program($words[0]) // fail(1, "sudo: $words[0]: command not found");
    return run_as_told($program, @words);
}

sub quoted_word {
    my ($word) = @_;
    $word =~ s/([^\w\$-])/\\$1/g;
    return $word;
}

1;
