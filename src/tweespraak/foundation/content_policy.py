"""The content security policy on every response, put together once instead of for every answer."""

from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase


class ContentPolicyMiddleware(CSPMiddleware):  # type: ignore[misc]
    """django-csp, with the policy of the settings ready; pages with a policy of their own keep it."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if _is_special(request, response):
            answer: HttpResponseBase = super().process_response(request, response)
            return answer
        response.headers.setdefault(HEADER, self.policy)
        # From here on a nonce would come too late to be in the header: asking for one is an error.
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # type: ignore[attr-defined]
        return response

    @cached_property
    def policy(self) -> str:
        """The policy of the settings."""
        return str(build_policy())


def _is_special(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this page used a nonce, or asked for another policy or for none."""
    return hasattr(request, "_csp_nonce") or any(name.startswith("_csp") for name in vars(response))
