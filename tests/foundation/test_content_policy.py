"""Every response carries the policy; a page that asks for another one gets that."""

import pytest
from csp.decorators import csp, csp_exempt
from csp.exceptions import CSPNonceError
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tweespraak.foundation.content_policy import ContentPolicyMiddleware

HEADER = "Content-Security-Policy"


def parts(policy: str) -> set[str]:
    return {part.strip() for part in policy.split(";")}


def answered(view) -> tuple[HttpRequest, HttpResponse]:
    request = RequestFactory().get("/")
    return request, ContentPolicyMiddleware(view)(request)


def test_the_policy_of_the_settings_is_on_a_response_word_for_word() -> None:
    _, response = answered(lambda request: HttpResponse())
    assert parts(response[HEADER]) == parts(build_policy())
    assert "default-src 'none'" in parts(response[HEADER])


def test_a_nonce_that_was_used_is_in_the_policy() -> None:
    _, response = answered(lambda request: HttpResponse(str(request.csp_nonce)))
    assert f"'nonce-{response.content.decode()}'" in response[HEADER]


def test_a_nonce_after_the_response_is_an_error() -> None:
    request, _ = answered(lambda request: HttpResponse())
    with pytest.raises(CSPNonceError):
        str(request.csp_nonce)


def test_a_page_keeps_the_policy_it_asked_for() -> None:
    _, response = answered(csp({"default-src": ["https://example.org"]})(lambda r: HttpResponse()))
    assert response[HEADER] == "default-src https://example.org"


def test_a_page_may_go_without() -> None:
    _, response = answered(csp_exempt()(lambda request: HttpResponse()))
    assert HEADER not in response


def test_a_header_that_is_there_already_stays() -> None:
    _, response = answered(lambda request: HttpResponse(headers={HEADER: "sandbox"}))
    assert response[HEADER] == "sandbox"
