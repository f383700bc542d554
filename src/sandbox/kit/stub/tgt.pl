# What tgtd does for tgtadm. It answers only while it runs.

our ($kit, $name);

sub tgt_request {
    my ($option) = @_;
    my ($op, $mode) = @$option{qw(op mode)};
    fail(22, 'tgtadm: specify the operation type') if !defined $op;
    fail(1, "tgtadm: unknown operation: $op") if $op !~ /\A(?:new|delete|show|bind|unbind|update|stats|start|stop)\z/;
    $mode //= 'system';
    fail(1, "tgtadm: unknown mode: $mode") if $mode !~ /\A(?:sys|tgt|target|dev|lu|logicalunit|portal|sess|session|conn|connection|acc|account|lld)/;
    refuse("can't find the driver") if ($option->{lld} // 'iscsi') !~ /\A(?:iscsi|iser)\z/;
    lock_node();
    fail(107, 'tgtadm: failed to send request hdr to tgt daemon, Transport endpoint is not connected')
        if !row_where('processes', 'name', 'tgtd');
    return target_request($option, $op) if $mode =~ /\At/;
    return unit_request($option, $op) if $mode =~ /\Alo|\Alu|\Adev/;
    return portal_request($option, $op) if $mode eq 'portal';
    return account_request($option, $op) if $mode =~ /\Aacc/;
    if ($mode =~ /\Asys/ && $op eq 'delete') {
        need("stub/services");
        end_process($_, 'TERM') for processes_named('tgtd');
        return 0;
    }
    return 0 if $mode =~ /\Asys/ && $op eq 'update';
    if ($mode =~ /\Aconn|\Asess/ && $op eq 'show') { needs_target($option); return 0 }
    not_simulated(22);
}

sub refuse { fail(22, "tgtadm: $_[0]") }

sub of_kind {
    my ($kind, $tid) = @_;
    return grep { $_->{kind} eq $kind && (!defined $tid || $_->{target} eq $tid) } rows('targets');
}

sub needs_target {
    my ($option) = @_;
    my $tid = $option->{tid} // refuse('specify the target id');
    refuse("can't find the target") if !of_kind('target', $tid);
    return $tid;
}

sub remove_rows {
    my ($is_gone) = @_;
    change_table('targets', sub { grep { !$is_gone->($_) } @_ });
    return 0;
}

sub insert_row {
    my ($tid, $kind, $detail) = @_;
    add_row('targets', target => $tid, kind => $kind, detail => $detail);
    return 0;
}

sub target_request {
    my ($option, $op) = @_;
    if ($op eq 'show' && !defined $option->{tid}) { show_target($_) for of_kind('target'); return 0 }
    if ($op eq 'new') {
        my $tid = $option->{tid} // refuse('specify the target id');
        my $iqn = $option->{targetname} // refuse('specify the target name');
        refuse('this target already exists') if grep { $_->{target} eq $tid || $_->{detail} eq $iqn } of_kind('target');
        return insert_row($tid, 'target', $iqn);
    }
    my $tid = needs_target($option);
    if ($op eq 'delete') { return remove_rows(sub { $_[0]{target} eq $tid }) }
    if ($op eq 'update') {
        my $key = $option->{name} // refuse('specify the parameter name');
        remove_rows(sub { $_[0]{target} eq $tid && $_[0]{kind} eq 'param' && index($_[0]{detail}, "$key=") == 0 });
        return insert_row($tid, 'param', "$key=" . ($option->{value} // ''));
    }
    not_simulated(22) if $op ne 'bind' && $op ne 'unbind';
    my $who = $option->{'initiator-address'} // $option->{'initiator-name'} // refuse('specify the initiator address or name');
    my $is_there = grep { $_->{detail} eq $who } of_kind('acl', $tid);
    if ($op eq 'bind') {
        refuse('this access control rule already exists') if $is_there;
        return insert_row($tid, 'acl', $who);
    }
    refuse('this access control rule does not exist') if !$is_there;
    return remove_rows(sub { $_[0]{target} eq $tid && $_[0]{kind} eq 'acl' && $_[0]{detail} eq $who });
}

# DETAIL of a logical unit: its number and path.
sub unit_request {
    my ($option, $op) = @_;
    not_simulated(22) if $op ne 'new' && $op ne 'delete' && $op ne 'update';
    my $tid = needs_target($option);
    my $lun = $option->{lun} // refuse('specify the logical unit number');
    my $is_there = $lun eq '0' || grep { $_->{detail} =~ /\A\Q$lun\E / } of_kind('lun', $tid);
    if ($op eq 'new') {
        refuse('this logical unit number already exists') if $is_there;
        my $path = $option->{'backing-store'} // refuse('specify the backing store path');
        need("stub/mounts");
        refuse('invalid request') if !path_exists(clean_path($path)) && ($option->{bstype} // '') ne 'null';
        return insert_row($tid, 'lun', "$lun $path");
    }
    refuse("can't find the logical unit") if !$is_there;
    return 0 if $op eq 'update';
    return remove_rows(sub { $_[0]{target} eq $tid && $_[0]{kind} eq 'lun' && $_[0]{detail} =~ /\A\Q$lun\E / });
}

sub portal_request {
    my ($option, $op) = @_;
    my @own = reverse map { $_->{detail} } of_kind('portal');
    if ($op eq 'show') { say_line("Portal: $_,1") for @own, '[::]:3260', '0.0.0.0:3260'; return 0 }
    my ($portal) = ($option->{params} // '') =~ /\Aportal=(.+)\z/ or refuse('invalid request');
    $portal .= ':3260' if $portal !~ /:\d+\z/;
    my $is_there = grep { $_ eq $portal } @own;
    if ($op eq 'new') { return $is_there ? refuse('invalid request') : insert_row('-', 'portal', $portal) }
    not_simulated(22) if $op ne 'delete';
    refuse('invalid request') if !$is_there;
    return remove_rows(sub { $_[0]{kind} eq 'portal' && $_[0]{detail} eq $portal });
}

# An account's own row has no target; one that is bound has another with its target.
sub account_request {
    my ($option, $op) = @_;
    if ($op eq 'show') {
        say_line('Account list:');
        say_line("    $_->{detail}") for of_kind('account', '-');
        return 0;
    }
    my $user = $option->{user} // refuse('specify the user');
    my $is_there = grep { $_->{detail} eq $user } of_kind('account', '-');
    if ($op eq 'new') {
        refuse('this account already exists') if $is_there;
        return insert_row('-', 'account', $user);
    }
    refuse("can't find the account") if !$is_there;
    if ($op eq 'delete') { return remove_rows(sub { $_[0]{kind} eq 'account' && $_[0]{detail} eq $user }) }
    my $tid = needs_target($option);
    my $is_bound = grep { $_->{detail} eq $user } of_kind('account', $tid);
    if ($op eq 'bind') { return $is_bound ? refuse('this account already exists') : insert_row($tid, 'account', $user) }
    not_simulated(22) if $op ne 'unbind';
    return remove_rows(sub { $_[0]{target} eq $tid && $_[0]{kind} eq 'account' && $_[0]{detail} eq $user });
}

sub show_target {
    my ($row) = @_;
    my $tid = $row->{target};
    print "Target $tid: $row->{detail}\n    System information:\n        Driver: iscsi\n        State: ready\n"
        . "    I_T nexus information:\n    LUN information:\n";
    show_unit($tid, 0, undef);
    show_unit($tid, $_->{detail} =~ /\A(\S+) (.*)\z/) for of_kind('lun', $tid);
    say_line('    Account information:');
    say_line("        $_->{detail}") for of_kind('account', $tid);
    say_line('    ACL information:');
    say_line("        $_->{detail}") for of_kind('acl', $tid);
}

sub show_unit {
    my ($tid, $lun, $path) = @_;
    my ($type, $store, $block, $size) = defined $path ? ('disk', 'rdwr', 512, int((-s $path // 0) / 1048576)) : ('controller', 'null', 1, 0);
    $path //= 'None';
    print "        LUN: $lun\n            Type: $type\n";
    printf "            SCSI ID: IET     %04x%04x\n            SCSI SN: beaf%d%d\n", $tid, $lun, $tid, $lun;
    print "            Size: $size MB, Block size: $block\n            Online: Yes\n            Removable media: No\n"
        . "            Prevent removal: No\n            Readonly: No\n            SWP: No\n            Thin-provisioning: No\n"
        . "            Backing store type: $store\n            Backing store path: $path\n            Backing store flags: \n";
}

1;
