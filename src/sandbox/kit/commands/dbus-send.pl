# dbus-send is not simulated: what it would tell is no part of the virtual node.

sub run { not_simulated(1) }

1;
