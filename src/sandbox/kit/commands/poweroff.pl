# poweroff, of systemd. What became of the node is in the table `settings` as `power`.

our ($kit);

sub run {
    need("stub/power");
    return power_command(@_);
}

1;
