# su of util-linux: a shell, by the user that the script has.

our ($kit, $name);

sub run {
    need("stub/other_user");
    return switch_user(@_);
}

1;
