# systemctl

our ($kit);

sub run {
    need("stub/systemctl");
    return systemctl(@_);
}

1;
