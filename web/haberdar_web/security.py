"""The headers that keep a page inert, whatever an article or an address contains."""

from flask import Response, request

# The element that other sites put into their pages; nothing else here is for them to load.
ELEMENT = "haberdar-ara.js"

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    # What people search for is not told to the sites they go on to.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def protect(response: Response) -> Response:
    """Set the headers on `response`, leaving those that are already there."""
    if (request.view_args or {}).get("filename") == ELEMENT:
        response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin")
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
