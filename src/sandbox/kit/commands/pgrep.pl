# pgrep

our ($kit);

sub run {
    need("stub/process_match");
    my ($option, $signal, @found) = match_processes('list-name|l list-full|a delimiter|d= inverse|v lightweight|w! signal!', @_);
    if (defined $option->{count}) { say_line(scalar @found) }
    elsif (@found) {
        print join($option->{delimiter} // "\n", map {
            defined $option->{'list-full'} ? "$_->{pid} $_->{name}"
                : defined $option->{'list-name'} ? "$_->{pid} " . short_name($_) : $_->{pid};
        } @found), "\n";
    }
    return @found ? 0 : 1;
}

1;
