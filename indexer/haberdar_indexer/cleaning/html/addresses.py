"""Addresses of pages and pictures: absolute, and without what only tracks readers."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|ref_src)=", re.IGNORECASE
)


def absolute(address: str, base: str = "") -> str:
    """Return `address` resolved against `base`, without its fragment and tracking parameters.

    Empty where it is none of the web or stays relative.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return ""
    except ValueError:
        return ""
    asked = "&".join(part for part in parts.query.split("&") if not _TRACKING.match(part))
    # Stripped before a question mark is put in front of it: there is none where nothing is asked.
    return urlunsplit((parts.scheme, parts.netloc, parts.path, asked.rstrip(), "")).strip()


def page_address(candidates: Iterable[str], base: str = "") -> str:
    """Return the first of `candidates` that leads to a page and not to a whole site.

    Else the first address of a site. Relative ones are resolved against `base`, or against the
    first that is absolute.
    """
    candidates = list(candidates)
    base = next(filter(None, map(absolute, (base, *candidates))), "")
    addresses = [found for candidate in candidates if (found := _resolved(candidate, base))]
    pages = (address for address in addresses if _leads_to_page(address))
    return next(pages, addresses[0] if addresses else "")


def site_of(address: str) -> str:
    """Return the host of `address` without ``www.``, empty where there is none."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _resolved(address: str, base: str) -> str:
    return absolute(address, base) if address.strip() else ""


def _leads_to_page(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query)
