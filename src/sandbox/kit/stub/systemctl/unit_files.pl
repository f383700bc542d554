# systemctl: which services start at boot.

our ($kit);

our $NO_INSTALL = <<'END';
The unit files have no installation config (WantedBy=, RequiredBy=, Also=,
Alias= settings in the [Install] section, and DefaultInstance= for template
units). This means they are not meant to be enabled using systemctl.
 
Possible reasons for having this kind of units are:
* A unit may be statically enabled by being symlinked from another unit's
  .wants/ or .requires/ directory.
* A unit's purpose may be to act as a helper for some other unit which has
  a requirement dependency on it.
* A unit may be started when needed via activation (socket, path, timer,
  D-Bus, udev, scripted systemctl call, ...).
* In case of template units, the unit is meant to be enabled with some
  instance name specified.
END
our $WANTS = '/etc/systemd/system/multi-user.target.wants';

sub systemctl_unit_files {
    my ($verb, $option, @units) = @_;
    return is_enabled($option, @units) if $verb eq 'is-enabled';
    my $operation = $verb eq 'reenable' || $verb eq 'preset' ? 'enable' : $verb;
    my @rows = map { named_row($_) } @units;
    for my $at (0 .. $#units) {
        my ($unit, $row) = ($units[$at], $rows[$at]);
        if (!$row && $operation !~ /mask/) { fail(1, "Failed to $verb unit: Unit file $unit does not exist.") }
        # Real ones make or remove a link to /dev/null; there is no row for that here.
        if (!$row) { not_simulated(1, 'of a unit that the node does not have') }
        if ($row->{boot} eq 'masked' && $operation eq 'enable') {
            fail(1, "Failed to $verb unit: Unit file /etc/systemd/system/$unit is masked.");
        }
    }
    my $has_install = 0;
    for my $at (0 .. $#units) { $has_install += set_boot($operation, $verb, $option, $units[$at], $rows[$at]) }
    if (!$has_install && !defined $option->{quiet} && !defined $option->{'no-warn'} && $operation =~ /able/) {
        my $text = $NO_INSTALL;
        my $bullet = glyph("\xE2\x80\xA2", '*');
        $text =~ s/^\*/$bullet/gm;
        print STDERR $text;
    }
    return 0 if !defined $option->{now};
    need("stub/systemctl/jobs");
    return systemctl_jobs($operation eq 'enable' ? 'start' : 'stop', $option, @units);
}

# The row that has this very name, an alias included.
sub named_row { return row_where('services', 'name', plain_name($_[0])) }

# Returns whether the unit has something to install.
sub set_boot {
    my ($operation, $verb, $option, $unit, $row) = @_;
    my $boot = $row->{boot};
    my $says = defined $option->{quiet} ? sub { } : \&complain;
    my $arrow = glyph("\xE2\x86\x92", '->');
    if ($operation eq 'mask') {
        $says->("Created symlink /etc/systemd/system/$unit $arrow /dev/null.") if $boot ne 'masked';
        change_boot($row->{name}, 'masked');
        return 1;
    }
    if ($operation eq 'unmask') {
        return 1 if $boot ne 'masked';
        $says->("Removed \"/etc/systemd/system/$unit\".");
        change_boot($row->{name}, 'disabled');
        return 1;
    }
    return 0 if $boot eq 'static';
    if ($boot eq 'enabled' && ($operation eq 'disable' || $verb eq 'reenable')) {
        $says->("Removed \"$WANTS/$unit\".");
        change_boot($row->{name}, 'disabled');
        $boot = 'disabled';
    }
    if ($operation eq 'enable' && $boot eq 'disabled') {
        $says->("Created symlink $WANTS/$unit $arrow /lib/systemd/system/$unit.");
        change_boot($row->{name}, 'enabled');
    }
    return 1;
}

sub change_boot {
    my ($service, $boot) = @_;
    change_table('services', sub {
        for my $row (@_) { $row->{boot} = $boot if $row->{name} eq $service }
        return @_;
    });
}

sub is_enabled {
    my ($option, @units) = @_;
    my $status = 1;
    for my $unit (@units) {
        my $row = named_row($unit);
        fail(1, "Failed to get unit file state for $unit: No such file or directory") if !$row;
        say_line($row->{boot}) if !defined $option->{quiet};
        $status = 0 if $row->{boot} =~ /\A(?:enabled|static|alias)\z/;
    }
    return $status;
}

1;
