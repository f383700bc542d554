# net conf: Samba's configuration in the registry is the table `shares`. A row's OPTIONS are `name = value`, joined by
# `; `; what the real command keeps in order (path first) is kept here too.

our ($kit, $node);

need("stub/smbconf");

our $CONF_USAGE = <<'END';
Usage:
net conf list            Dump the complete configuration in smb.conf like format.
net conf import          Import configuration from file in smb.conf format.
net conf listshares      List the share names.
net conf drop            Delete the complete configuration.
net conf showshare       Show the definition of a share.
net conf addshare        Create a new share.
net conf delshare        Delete a share.
net conf setparm         Store a parameter.
net conf getparm         Retrieve the value of a parameter.
net conf delparm         Delete a parameter.
net conf getincludes     Show the includes of a share definition.
net conf setincludes     Set includes for a share.
net conf delincludes     Delete includes from a share definition.
END
our $ADDSHARE_USAGE = <<'END';
Usage:
 net conf addshare <sharename> <path> [writeable={y|N} [guest_ok={y|N} [<comment>]]]
	<sharename>      the new share name.
	<path>           the path on the filesystem to export.
	writeable={y|N}  set "writeable to "yes" or "no" (default) on this share.
	guest_ok={y|N}   set "guest ok" to "yes" or "no" (default)   on this share.
	<comment>        optional comment for the new share.
END

sub net_conf {
    my ($action, @args) = @_;
    my %actions = (list => \&list, listshares => \&list_shares, showshare => \&show_share, drop => \&drop,
        addshare => \&add_share, delshare => \&delete_share, setparm => \&set_parm, getparm => \&get_parm,
        delparm => \&delete_parm);
    not_simulated(255) if $action =~ /^(?:import|(?:get|set|del)includes)\z/;
    if (!$actions{$action}) { print $CONF_USAGE; return 255 }
    return $actions{$action}->(@args);
}

# For a wrong number of arguments.
sub usage_of {
    print @_;
    return 255;
}

sub find_share {
    my ($share) = @_;
    my ($row) = grep { lc $_->{name} eq lc $share } rows('shares');
    return $row;
}

# A row's parameters as [name, value], and back.
sub pairs_of {
    my ($row) = @_;
    my @pairs = $row->{path} eq '-' ? () : (['path', $row->{path}]);
    return (@pairs, map { [split /\s*=\s*/, $_, 2] } options_of($row));
}

sub row_of {
    my ($share, @pairs) = @_;
    my $path = '-';
    # A path with blanks does not fit in its column.
    @pairs = grep { $_->[0] ne 'path' || $_->[1] =~ /\s/ || do { $path = $_->[1]; 0 } } @pairs;
    return { name => $share, path => $path, options => join('; ', map { "$_->[0] = $_->[1]" } @pairs) };
}

sub share_text {
    my ($row) = @_;
    return join('', "[$row->{name}]\n", map { "\t$_->[0] = $_->[1]\n" } pairs_of($row));
}

sub list {
    return usage_of("Usage: net conf list\n") if @_;
    print share_text($_), "\n" for rows('shares');
    return 0;
}

sub list_shares {
    return usage_of("Usage: net conf listshares\n") if @_;
    say_line($_->{name}) for rows('shares');
    return 0;
}

sub show_share {
    return usage_of("Usage:\nnet conf showshare <sharename>\n") if @_ != 1;
    my $row = find_share($_[0]);
    if (!$row) { say_line('error getting share parameters: SBC_ERR_NO_SUCH_SERVICE'); return 255 }
    print share_text($row);
    return 0;
}

sub drop {
    return usage_of("Usage: net conf drop\n") if @_;
    change_table('shares', sub { () });
    return 0;
}

sub add_share {
    my ($share, $path, @options) = @_;
    return usage_of($ADDSHARE_USAGE) if @_ < 2 || @_ > 5;
    my ($is_writeable, $has_guests, $comment) = ('n', 'n');
    for my $option (@options[0 .. ($#options < 1 ? $#options : 1)]) {
        if ($option =~ /^writeable=([yn])/i) { $is_writeable = lc $1 }
        elsif ($option =~ /^guest_ok=([yn])/i) { $has_guests = lc $1 }
        else { return usage_of($ADDSHARE_USAGE) }
    }
    $comment = $options[2];
    my $row = row_of(lc $share, ['path', $path], defined $comment ? ['comment', $comment] : (),
        ['guest ok', $has_guests eq 'y' ? 'yes' : 'no'], ['read only', $is_writeable eq 'y' ? 'no' : 'yes']);
    change_table('shares', sub {
        fail(255, "ERROR: share $share already exists.") if grep { lc $_->{name} eq lc $share } @_;
        return (@_, $row);
    });
    return 0;
}

sub delete_share {
    return usage_of("Usage:\nnet conf delshare <sharename>\n") if @_ != 1;
    my ($share) = @_;
    change_table('shares', sub {
        fail(255, "Error deleting share $share: SBC_ERR_NO_SUCH_SERVICE") if !grep { lc $_->{name} eq lc $share } @_;
        return grep { lc $_->{name} ne lc $share } @_;
    });
    return 0;
}

# PARAMETER's own name, or the end of the command where there is none.
sub checked_parameter {
    my ($wanted) = @_;
    return lc $wanted if $wanted =~ /:/;
    load_parameters();
    my ($parameter, $is_inverted) = find_parameter($wanted);
    return ($parameter->{name}, $is_inverted) if $parameter;
    complain(qq(Unknown parameter encountered: "$wanted"));
    return;
}

sub set_parm {
    return usage_of("Usage:\n net conf setparm <section> <param> <value>\n") if @_ != 3;
    my ($share, $wanted, $value) = @_;
    my ($parameter, $is_inverted) = checked_parameter($wanted);
    fail(255, "Invalid parameter '$wanted' given.") if !defined $parameter;
    $value = $value =~ /^(?:yes|true|1|on)\z/i ? 'no' : 'yes' if $is_inverted;
    change_table('shares', sub {
        my @rows = @_;
        my ($row) = grep { lc $_->{name} eq lc $share } @rows;
        push @rows, $row = { name => lc $share, path => '-', options => '-' } if !$row;
        my @pairs = pairs_of($row);
        my ($pair) = grep { $_->[0] eq $parameter } @pairs;
        if ($pair) { $pair->[1] = $value }
        else { push @pairs, [$parameter, $value] }
        %$row = %{ row_of($row->{name}, @pairs) };
        return @rows;
    });
    return 0;
}

sub get_parm {
    return usage_of("Usage:\n net conf getparm <section> <param>\n") if @_ != 2;
    my ($share, $wanted) = @_;
    my $row = find_share($share) or fail(255, "Error: given service '$share' does not exist.");
    my ($pair) = grep { $_->[0] eq lc $wanted } pairs_of($row);
    if (!$pair) {
        my ($parameter) = checked_parameter($wanted);
        ($pair) = grep { defined $parameter && $_->[0] eq $parameter } pairs_of($row);
    }
    fail(255, "Error: given parameter '$wanted' is not set.") if !$pair;
    say_line($pair->[1]);
    return 0;
}

sub delete_parm {
    return usage_of("Usage:\nnet conf delparm <section> <param>\n") if @_ != 2;
    my ($share, $wanted) = @_;
    change_table('shares', sub {
        my @rows = @_;
        my ($row) = grep { lc $_->{name} eq lc $share } @rows;
        fail(255, "Error: given service '$share' does not exist.") if !$row;
        my ($parameter) = checked_parameter($wanted);
        %$row = %{ row_of($row->{name}, grep { !defined $parameter || $_->[0] ne $parameter } pairs_of($row)) };
        return @rows;
    });
    return 0;
}

1;
