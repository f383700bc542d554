# nft: rulesets as they are written; rules are kept as words, none is checked.

our ($kit, $node, $name);

our $FAMILIES = 'ip|ip6|inet|arp|bridge|netdev';

sub run {
    my @args = @_;
    my ($file, $with_handles);
    while (@args && $args[0] =~ /\A-/) {
        my $word = shift @args;
        if ($word =~ /\A(?:-v|--version)\z/) { say_line('nftables v1.0.6 (Lester Gooch #5)'); return 0 }
        if ($word =~ /\A--?f(?:ile)?\z/) { $file = shift @args // fail(1, "nft: option requires an argument -- 'f'") }
        elsif ($word =~ /\A-[ansN]+\z/) { $with_handles = 1 if $word =~ /a/; not_simulated(1) if $word =~ /[sN]|n.*n/ }
        elsif ($word eq '--handle') { $with_handles = 1 }
        elsif ($word ne '--numeric') { not_simulated(1) }
    }
    my $text = join ' ', @args;
    if (defined $file) {
        my $input;
        if ($file eq '-') { $input = \*STDIN }
        else { open($input, '<', $file) or fail(1, qq(Error: Could not open file "$file": $!)) }
        local $/;
        $text = <$input> // '';
        not_simulated(1) if $text =~ /^\s*(?:include|define)\b/m;
        $text =~ s/^\s*#.*$//mg;
    }
    fail(1, 'nft: no command specified') if $text !~ /\S/ && !defined $file;
    my @commands = split_commands($text);
    if (@commands == 1 && $commands[0] =~ /\Alist\s/) {
        need("stub/nft_list");
        return nft_list($commands[0], $with_handles);
    }
    # All or nothing, as the kernel takes it.
    change_table('nftables', sub {
        my @rows = @_;
        @rows = nft_command($_, @rows) for @commands;
        return @rows;
    });
    return 0;
}

# At line ends and semicolons outside of braces.
sub split_commands {
    my ($text) = @_;
    my ($depth, $now, @commands) = (0, '');
    for my $part ($text =~ /"[^"]*"|[{};\n]|[^{};\n"]+/g) {
        $depth++ if $part eq '{';
        $depth-- if $part eq '}';
        if (($part eq ';' || $part eq "\n") && !$depth) { push @commands, $now; $now = '' }
        else { $now .= $part }
    }
    return grep { $_ ne '' } map { s/\A\s+|\s+\z//gr } @commands, $now;
}

# FROM: where the word may begin; without it the last such word is meant.
sub nft_error {
    my ($text, $word, $message, $from) = @_;
    my $line = $text =~ s/\s+/ /gr;
    my $at = defined $from ? index $line, $word, $from : rindex $line, $word;
    fail(1, "Error: $message\n$line\n" . ' ' x $at . '^' x length $word);
}

sub nft_command {
    my ($text, @rows) = @_;
    return nft_block($text, @rows) if $text =~ /\Atable\b.*\{/s;
    return () if $text eq 'flush ruleset';
    my ($verb, $what, $rest) = $text =~ /\A(\w+)\s+(\w+)\s*(.*)\z/s
        or fail(1, "Error: syntax error, unexpected newline, expecting string\n$text\n" . ' ' x length($text) . '^');
    nft_error($text, $what, "syntax error, unexpected $what, expecting string")
        if $verb !~ /\A(?:add|create|delete|flush|insert|list|replace|rename|reset|monitor|describe|import|export|get)\z/;
    not_simulated(1, $text) if $verb !~ /\A(?:add|create|delete|flush|insert)\z/ || $what !~ /\A(?:table|chain|rule)\z/;
    my $family = $rest =~ s/\A($FAMILIES)\s+// ? $1 : undef;
    my ($table, $chain, $more) = split ' ', $rest, 3;
    my $table_at = length("$verb $what ") + (defined $family ? 1 + length $family : 0);
    my $chain_at = $table_at + 1 + length($table // '');
    $family //= 'ip';
    nft_error($text, $verb, 'syntax error, unexpected newline') if !defined $table || $what ne 'table' && !defined $chain;
    my ($has_table) = grep { $_->{family} eq $family && $_->{table} eq $table && $_->{chain} eq '-' } @rows;
    my $in_table = sub { $_[0]{family} eq $family && $_[0]{table} eq $table };
    if ($what eq 'table') {
        if ($verb eq 'add' || $verb eq 'create') {
            nft_error($text, $table, 'Could not process rule: File exists') if $has_table && $verb eq 'create';
            return $has_table ? @rows : (@rows, { family => $family, table => $table, chain => '-', handle => next_handle('-', @rows), rule => '-' });
        }
        nft_error($text, $table, 'Could not process rule: No such file or directory') if !$has_table;
        return grep { !$in_table->($_) } @rows if $verb eq 'delete';
        return grep { !$in_table->($_) || $_->{chain} eq '-' || $_->{rule} =~ /\A(?:-|\{.*\})\z/ } @rows if $verb eq 'flush';
        not_simulated(1, $text);
    }
    # Where a chain is to be made, nft itself looks for its table; of the rest the kernel says that it is missing.
    my $missing = 'No such file or directory';
    my $refused = "Could not process rule: $missing";
    nft_error($text, $table, $what eq 'chain' && $verb =~ /\A(?:add|create)\z/ ? $missing : $refused, $table_at) if !$has_table;
    my ($has_chain) = grep { $in_table->($_) && $_->{chain} eq $chain } @rows;
    my $in_chain = sub { $in_table->($_[0]) && $_[0]{chain} eq $chain };
    if ($what eq 'chain') {
        if ($verb eq 'add' || $verb eq 'create') {
            nft_error($text, $chain, 'Could not process rule: File exists', $chain_at) if $has_chain && $verb eq 'create';
            my $about = defined $more ? hook_text($more) : '-';
            if ($has_chain) { $has_chain->{rule} = $about if $about ne '-'; return @rows }
            return (@rows, { family => $family, table => $table, chain => $chain, handle => 0, rule => $about });
        }
        nft_error($text, $chain, $refused, $chain_at) if !$has_chain;
        return grep { !$in_chain->($_) || $_->{handle} eq '0' } @rows if $verb eq 'flush';
        not_simulated(1, $text) if $verb ne 'delete';
        my $is_used = grep { $in_table->($_) && $_->{handle} ne '0' && $_->{rule} =~ /\b(?:jump|goto) \Q$chain\E\b/ } @rows;
        nft_error($text, $chain, 'Could not process rule: Device or resource busy', $chain_at) if $is_used;
        return grep { !$in_chain->($_) } @rows;
    }
    nft_error($text, $chain, $refused, $chain_at) if !$has_chain;
    if ($verb eq 'delete') {
        my ($handle) = ($more // '') =~ /\Ahandle (\d+)\z/ or nft_error($text, $chain, 'syntax error, unexpected newline, expecting handle');
        my ($found) = grep { $in_chain->($_) && $_->{handle} eq $handle } @rows;
        nft_error($text, $handle, 'Could not process rule: No such file or directory') if !$found || !$handle;
        return grep { $_ != $found } @rows;
    }
    not_simulated(1, $text) if $verb eq 'flush' || !defined $more || $more =~ /\A(?:handle|position|index)\b/;
    need("stub/nft_demands");
    check_nft_rule($text =~ s/\s+/ /gr, $family, $more =~ s/\s+/ /gr);
    my ($target) = $more =~ /(?:\A| )(?:jump|goto) (\S+)\z/;
    nft_error($text, $target, $refused) if defined $target && !grep { $in_table->($_) && $_->{chain} eq $target } @rows;
    return with_rule($verb, $in_table, { family => $family, table => $table, chain => $chain, rule => rule_text($more) }, @rows);
}

# Behind the chain's last rule, or before its first one.
sub with_rule {
    my ($verb, $in_table, $new, @rows) = @_;
    # A set in braces takes a handle too.
    $new->{handle} = next_handle($in_table, @rows) + ($new->{rule} =~ /\{/ ? 1 : 0);
    my @places = grep { $in_table->($rows[$_]) && $rows[$_]{chain} eq $new->{chain} } 0 .. $#rows;
    splice @rows, ($verb eq 'insert' ? $places[0] : $places[-1]) + 1, 0, $new;
    return @rows;
}

# Handles count up: those of tables, and within each table.
sub next_handle {
    my ($which, @rows) = @_;
    my ($last, $chains) = (0, 0);
    for my $row (@rows) {
        next if ref $which ? !$which->($row) || $row->{chain} eq '-' : $row->{chain} ne '-';
        $chains++ if ref $which && $row->{handle} eq '0';
        $last = $row->{handle} if $row->{handle} > $last;
    }
    return ($last > $chains ? $last : $chains) + 1;
}

our %PRIORITY = (-300 => 'raw', -150 => 'mangle', -100 => 'dstnat', 0 => 'filter', 50 => 'security', 100 => 'srcnat');

# `{ type filter hook input priority 0; policy accept; }` as nft prints it.
sub hook_text {
    my ($text) = @_;
    my ($inner) = $text =~ /\A\{\s*(.*?)\s*\}\z/s or not_simulated(1, $text);
    $inner =~ s/\s+/ /g;
    not_simulated(1, $text) if $inner !~ /\A(?:type \w+ hook \w+|policy \w+|comment |flags )/;
    $inner =~ s/ ;/;/g;
    $inner =~ s/priority (-?\d+)/'priority ' . ($PRIORITY{$1} \/\/ $1)/e;
    $inner =~ s/;?\s*\z/;/;
    $inner .= ' policy accept;' if $inner !~ /policy/;
    $inner =~ s/;(?=\S)/; /g;
    return "{ $inner }";
}

# As nft prints a rule that it has read: names of interfaces in quotes, counters with their counts.
sub rule_text {
    my ($text) = @_;
    $text =~ s/\s+/ /g;
    $text =~ s/\b((?:meta )?[io]if(?:name)? (?:!= )?)([A-Za-z][\w.+-]*)/$1"$2"/g;
    $text =~ s/\bmeta ([io]ifname)/$1/g;
    $text =~ s/\bcounter\b(?! packets)/counter packets 0 bytes 0/g;
    $text =~ s/\{\s*/{ /g;
    $text =~ s/\s*\}/ }/g;
    $text =~ s/\s*,\s*(?=[^{}]*\})/, /g;
    return $text;
}

# table FAMILY NAME { chain NAME { ... } ... }
sub nft_block {
    my ($text, @rows) = @_;
    my ($head, $body) = $text =~ /\A(table [^{]*?)\s*\{(.*)\}\z/s or not_simulated(1, 'table');
    @rows = nft_command("add $head", @rows);
    my ($names) = $head =~ /\Atable\s+(.*)\z/s;
    # A rule may jump to a chain that comes further down.
    my @rules;
    for my $part (split_commands($body =~ s/\}\s*(?=\S)/}\n/gr)) {
        my ($chain, $inner) = $part =~ /\Achain\s+(\S+)\s*\{(.*)\}\z/s or not_simulated(1, $part);
        my @lines = split_commands($inner);
        my @hook;
        @hook = splice @lines, 0, 1 if @lines && $lines[0] =~ /\Atype\b/;
        push @hook, shift @lines if @lines && $lines[0] =~ /\Apolicy\b/;
        @rows = nft_command("add chain $names $chain" . (@hook ? ' { ' . join('; ', @hook) . '; }' : ''), @rows);
        push @rules, map { "add rule $names $chain $_" } @lines;
    }
    @rows = nft_command($_, @rows) for @rules;
    return @rows;
}

1;
