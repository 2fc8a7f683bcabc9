"""What one may know of an address, how long one waits after wrong guesses, what a device is called."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)

# In this order: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
_BROWSERS = (
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def veiled(email: str) -> str:
    """An address its owner recognises and nobody else can read: a…@voorbeeld.example."""
    name, _, host = email.rpartition("@")
    return f"{name[:1]}…@{host}"


def network_of(address: str) -> str:
    """Whom guesses from an address count for. Who has one IPv6 address has all those of its /64."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))


def wait_after(wrong: int, free: int) -> timedelta:
    """How long one waits after so many wrong guesses, of which the first few cost nothing: each next
    one doubles it, up to a quarter of an hour."""
    doublings = wrong - free
    if doublings < 0:
        return timedelta()
    return min(FIRST_WAIT * (1 << min(doublings, 10)), LONGEST_WAIT)


def device_of(user_agent: str) -> tuple[str, str]:
    """The browser and the system that a user agent names, empty when unknown: ("Firefox", "Mac")."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    return browser, next((name for mark, name in _SYSTEMS if mark in user_agent), "")
