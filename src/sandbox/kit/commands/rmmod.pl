# rmmod of kmod, over the table `modules`.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    my ($option, @modules) = parse_options('force|f syslog|s verbose|v version|V! help|h!', \@args);
    fail(1, 'rmmod: ERROR: missing module name.') if !@modules;
    lock_node();
    my $status = 0;
    for my $module (@modules) {
        (my $plain = $module) =~ tr/-/_/;
        my $row = row_where('modules', 'name', $plain);
        if (!$row || $row->{state} eq 'missing') {
            complain("rmmod: ERROR: Module $plain is not currently loaded");
            $status = 1;
            next;
        }
        change_table('modules', sub { grep { $_->{name} ne $plain } @_ });
    }
    return $status;
}

1;
