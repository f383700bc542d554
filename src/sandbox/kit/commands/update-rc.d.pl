# update-rc.d: not simulated.

sub run { not_simulated(1) }

1;
