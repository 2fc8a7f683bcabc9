"""A real provider of single sign-on, in a process of its own on a free port."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests


@contextmanager
def running_provider() -> Iterator[str]:
    """The address of the provider, for as long as it is needed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("oidc-provider-mock")), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}/.well-known/openid-configuration")
        yield address
    finally:
        process.terminate()
        process.wait(10)


def vouch(provider: str, subject: str, email: str, verified: object = True) -> None:
    """From now on the provider says this of who signs in there under this name."""
    claims = {"email": email, "email_verified": verified}
    requests.put(f"{provider}/users/{subject}", json=claims, timeout=5).raise_for_status()


def settings_for(provider: str) -> dict[str, dict[str, object]]:
    """SOCIALACCOUNT_PROVIDERS with this provider."""
    app = {
        "provider_id": "sso",
        "name": "Inloggen bij Voorbeeld",
        "client_id": "tweespraak",
        "secret": "geheim",
        "settings": {"server_url": provider},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            requests.get(address, timeout=1).raise_for_status()
        except requests.RequestException:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the provider did not start")
