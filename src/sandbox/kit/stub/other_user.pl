# Commands that run another one as another user: su, runuser, sudo. Nobody here may change the user, and the real ones set
# a PATH by which the machine's own commands would be found. So the command runs as the script's user, with what else
# the real one gives it.

our ($kit, $node, $name);

# The words of a line of /etc/passwd: name, folder, shell; nothing for a user that is not there.
sub user_named {
    my ($user) = @_;
    my ($known, undef, undef, undef, undef, undef, undef, $home, $shell) = getpwnam $user;
    return defined $known ? ($known, $home, $shell || '/bin/sh') : ();
}

# What a login leaves of the environment: only TERM, and here PATH, by which stub commands are found.
sub forget_environment {
    for my $variable (keys %ENV) { delete $ENV{$variable} if $variable !~ /\A(?:TERM|PATH)\z/ }
}

# Changes to a user's folder, which may be closed to the script's own user though not to that one.
sub enter_home {
    my ($home, $user) = @_;
    return if chdir $home;
    my $why = $!;
    return chdir '/' if $!{EACCES} && getpwnam($user) != $<;
    complain("$name: warning: cannot change directory to $home: $why");
}

# bash reads ~/.bashrc where it takes standard input for a connection of rshd, which it never is below ctdbd.
sub without_rc {
    my ($shell) = @_;
    return $shell eq 'bash' ? '--norc' : ();
}

# Runs it in this command's place, called CALLED, and returns its status.
sub run_as_told {
    my ($program, $called, @arguments) = @_;
    record_begun();
    $name = $called;
    return run_own($program, @arguments);
}

# su and runuser of util-linux.
sub switch_user {
    my @args = @_;
    need("stub/options");
    my ($option, @operands) = parse_options('login|l command|c= session-command= shell|s= preserve-environment|m|p fast|f '
        . 'group|g= supp-group|G= user|u= whitelist-environment|w= pty|P no-pty|T help|h! version|V!', read_dash(\@args));
    if (defined $option->{user} && $name eq 'runuser') {
        fail(1, "$name: no command was specified") if !@operands;
        my ($user) = user_named($option->{user}) or no_such_user($option->{user});
        my $program = find_program($operands[0]) // fail(127, "$name: failed to execute $operands[0]: No such file or directory");
        return run_as_told($program, @operands);
    }
    my $wanted = @operands ? shift @operands : 'root';
    my ($user, $home, $shell) = user_named($wanted) or no_such_user($wanted);
    my $keeps = defined $option->{'preserve-environment'};
    $shell = $option->{shell} // ($keeps ? $ENV{SHELL} : undef) // $shell;
    if (defined $option->{login}) {
        forget_environment() if !$keeps;
        enter_home($home, $user);
    }
    if (!$keeps) {
        @ENV{qw(HOME SHELL)} = ($home, $shell);
        @ENV{qw(USER LOGNAME)} = ($user, $user) if $user ne 'root' || defined $option->{login};
    }
    my $line = $option->{command} // $option->{'session-command'};
    fail(127, "$name: failed to execute $shell: No such file or directory") if !-x $shell;
    my ($called) = $shell =~ m{([^/]+)\z};
    return run_as_told($shell, $called, without_rc($called), defined $line ? ('-c', $line) : (), @operands);
}

# `-` alone means `--login`, wherever it stands before `--`.
sub read_dash {
    my ($words) = @_;
    for (@$words) {
        last if $_ eq '--';
        $_ = '--login' if $_ eq '-';
    }
    return $words;
}

sub no_such_user {
    my ($user) = @_;
    fail(1, "$name: user $user does not exist or the user entry does not contain all the required fields");
}

# The program that the word of a command line means, by PATH.
sub find_program {
    my ($word) = @_;
    return -x $word && !-d _ ? $word : undef if $word =~ m{/};
    for my $folder (split /:/, $ENV{PATH} // '') {
        return "$folder/$word" if $folder ne '' && -x "$folder/$word" && !-d _;
    }
    return undef;
}

1;
