# tgtadm, over the table `targets`: TARGET is the target's number, KIND one of target, lun, acl, param, account, portal.

our ($kit, $name);

sub run {
    my @args = @_;
    need("stub/options");
    need("stub/tgt");
    my ($option) = parse_options('lld|L= op|o= mode|m= tid|t= targetname|T= lun|l= backing-store|b= bstype|E= bsopts|S=! bsoflags|f=! '
        . 'device-type|Y= blocksize|y= initiator-address|I= initiator-name|Q= name|n= value|v= params|param|P= user|u= password|p= '
        . 'outgoing host|H=! control-port|C= force|F hostno|i! sid|s! cid|c! debug|d! help|h! version|V!',
        \@args, usage => "Try `tgtadm --help' for more information.\n", status => 22);
    return tgt_request($option);
}

1;
