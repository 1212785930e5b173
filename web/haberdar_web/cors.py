"""Which other sites may read the API from their pages (https://fetch.spec.whatwg.org/#http-cors-protocol)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from flask import Response, request

ANY = "*"
_ORIGIN = re.compile(r"https?://[a-z0-9._-]+(:\d+)?|https?://\[[0-9a-f:.]+\](:\d+)?")
_PREFLIGHT_SECONDS = 24 * 60 * 60
_METHODS = "GET, HEAD"
_READABLE = "ETag, Retry-After"


def origin(text: str) -> str:
    """Read an origin as a browser sends it, ``https://example.org``, or ``*`` for any.

    Raises ValueError for anything else, a path included.
    """
    if text == ANY or _ORIGIN.fullmatch(text):
        return text
    raise ValueError(f"not an origin of the form https://example.org: {text!r}")


@dataclass(frozen=True, slots=True)
class Cors:
    """The origins whose pages may read; no one else's where there are none."""

    origins: frozenset[str]

    @classmethod
    def of(cls, origins: str | Iterable[str]) -> Self:
        """Allow one origin or several. Raises ValueError where one is none."""
        several = (origins,) if isinstance(origins, str) else origins
        return cls(frozenset(map(origin, several)))

    def allow(self, response: Response) -> Response:
        """Tell the browser whether the page that asked may read `response`, or may ask at all."""
        if not self.origins:
            return response
        if ANY in self.origins:
            response.access_control_allow_origin = ANY
        else:
            response.vary.add("Origin")
            if request.origin not in self.origins:
                return response
            response.access_control_allow_origin = request.origin
        response.headers["Access-Control-Expose-Headers"] = _READABLE
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = _METHODS
            response.headers["Access-Control-Allow-Headers"] = "*"
            response.access_control_max_age = _PREFLIGHT_SECONDS
        return response
