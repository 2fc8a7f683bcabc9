"""A device in the browser that makes passkeys and always finds its owner's finger."""

from playwright.sync_api import Page


def give_device(page: Page) -> None:
    """Chromium's virtual authenticator, with the person before it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
