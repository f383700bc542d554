# lsof: not simulated.

sub run { not_simulated(1) }

1;
