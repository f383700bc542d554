# Options of an export: checked, and shown in the order and with the defaults that `exportfs -v` shows.

our %PAIRS = (    # option => [what it sets, shown as]
    async => ['sync', 'async'], sync => ['sync', 'sync'], wdelay => ['wdelay', 'wdelay'],
    no_wdelay => ['wdelay', 'no_wdelay'], hide => ['hide', 'hide'], nohide => ['hide', 'nohide'],
    crossmnt => ['crossmnt', 'crossmnt'], nocrossmnt => ['crossmnt', ''],
    subtree_check => ['subtree', ''], no_subtree_check => ['subtree', 'no_subtree_check'],
    auth_nlm => ['locks', ''], secure_locks => ['locks', ''],
    no_auth_nlm => ['locks', 'insecure_locks'], insecure_locks => ['locks', 'insecure_locks'],
    nordirplus => ['rdirplus', 'nordirplus'], acl => ['acl', ''], no_acl => ['acl', 'no_acl'],
    pnfs => ['pnfs', 'pnfs'], no_pnfs => ['pnfs', ''], security_label => ['label', 'security_label'],
    mp => ['mountpoint', 'mountpoint'], mountpoint => ['mountpoint', 'mountpoint'],
    secure => ['secure', ''], insecure => ['secure', ''],
);
our %EXPORT_DEFAULT = (sync => 'sync', wdelay => 'wdelay', hide => 'hide', subtree => 'no_subtree_check');
our @ORDER = qw(sync wdelay hide crossmnt subtree locks rdirplus acl pnfs label fsid mountpoint anonuid anongid refer);
# What each security flavour has of its own.
our %FLAVOUR = (ro => 'mode', rw => 'mode', root_squash => 'root', no_root_squash => 'root', all_squash => 'all',
    no_all_squash => 'all');
our $NOBODY = 65534;

# The first word that is no option, or undef.
sub wrong_option {
    my ($options) = @_;
    for my $option (split /,/, $options) {
        next if $PAIRS{$option} || $FLAVOUR{$option};
        next if $option =~ /^(?:fsid|anonuid|anongid|sec|refer|replicas|mp|mountpoint|squash_[ug]ids)=./;
        return $option;
    }
    return undef;
}

sub shown_options {
    my ($options) = @_;
    my %shown = %EXPORT_DEFAULT;
    my @flavours = ({ sec => 'sys', mode => 'ro', root => 'root_squash', all => 'no_all_squash' });
    my $has_flavour = 0;
    for my $option (split /,/, $options eq '-' ? '' : $options) {
        if (my $pair = $PAIRS{$option}) { $shown{ $pair->[0] } = $pair->[1] }
        elsif ($FLAVOUR{$option}) { $flavours[-1]{ $FLAVOUR{$option} } = $option }
        elsif ($option =~ /^sec=(.*)/) {
            # The first one takes over what was said before.
            if ($has_flavour++) { push @flavours, { %{ $flavours[0] }, mode => 'ro', sec => $1 } }
            else { $flavours[0]{sec} = $1 }
        }
        elsif ($option =~ /^fsid=(.*)/) { $shown{fsid} = 'fsid=' . fsid($1) }
        elsif ($option =~ /^(anon[ug]id)=(-?\d+)/) {
            $shown{$1} = $2 == $NOBODY || $2 == -2 ? '' : "$1=$2";
        }
        elsif ($option =~ /^(?:refer|replicas)=/) { $shown{refer} = $option }
        elsif ($option =~ /^(?:mp|mountpoint)=(.*)/) { $shown{mountpoint} = "mountpoint=$1" }
    }
    return join ',', (grep { defined $_ && $_ ne '' } @shown{@ORDER}),
        map { ("sec=$_->{sec}", @$_{qw(mode root all)}) } @flavours;
}

sub fsid {
    my ($text) = @_;
    return $text eq 'root' ? 0 : $text =~ /^0[x0-7]/i ? oct $text : $text;
}

1;
