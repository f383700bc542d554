# poweroff, of systemd. What became of the node is in the table `settings` as `power`.

our ($kit);

sub run {
    require "$kit/stub/power.pl";
    return power_command(@_);
}

1;
