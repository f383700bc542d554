# tc of iproute2 is not simulated.

sub run { not_simulated(1) }

1;
