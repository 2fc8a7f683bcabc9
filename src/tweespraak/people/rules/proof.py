"""What one may know of an address, and how long a proof holds: values in, values out."""


def veiled(email: str) -> str:
    """An address its owner recognises and nobody else can read: a…@voorbeeld.example."""
    name, _, host = email.rpartition("@")
    return f"{name[:1]}…@{host}"
