# systemctl

our ($kit);

sub run {
    require "$kit/stub/systemctl.pl";
    return systemctl(@_);
}

1;
