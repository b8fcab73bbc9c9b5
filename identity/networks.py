"""Where a visitor comes from: the network, not the device."""

from ipaddress import ip_address, ip_network

from django.http import HttpRequest

NOWHERE = "0.0.0.0"
BITS = {4: 24, 6: 48}


def network_of(request: HttpRequest) -> str:
    """The first address of the visitor's network (IPv4 /24, IPv6 /48): enough to recognise one's own places by."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return NOWHERE
    return str(ip_network((address, BITS[address.version]), strict=False).network_address)
