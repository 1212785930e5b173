"""Answers that need not be made or sent again: what they are known by, and how long they keep."""

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import cache, wraps
from itertools import chain
from pathlib import Path

from flask import Response, request

import haberdar
from haberdar import News

# So long a reader may be shown the archive as it was.
KEPT_SECONDS = 60
_CODE = (".py", ".toml", ".po")

View = Callable[..., Response]


def of_archive(news: News, view: View) -> View:
    """Let the answers of `view` be kept: archive, address, language and day make them.

    An answer is tagged by the archive as it was before the answer was made. Where the index changes
    in between, it is newer than its tag and will be fetched again; it is never older.
    """

    @wraps(view)
    def kept(**path: str) -> Response:
        tag = _tag(news)
        # A known tag saves the work, not only the sending.
        is_known = tag in request.if_none_match.as_set(include_weak=True)
        response = Response(status=304) if is_known else view(**path)
        response.set_etag(tag, weak=True)
        response.cache_control.public = True
        response.cache_control.max_age = KEPT_SECONDS
        response.cache_control.must_revalidate = True
        return response

    return kept


def revalidated(response: Response) -> Response:
    """Let the reader's own browser keep a page, and ask each time whether it is still the same.

    A page can have something of the application around it, of the reader's language and of texts
    that another version of the program says otherwise: only its content tells whether it is.
    """
    if response.status_code != 200 or response.cache_control or response.is_streamed:
        return response
    response.cache_control.private = True
    response.cache_control.no_cache = True
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def _tag(news: News) -> str:
    said = (
        news.generation(),
        dt.date.today().isoformat(),
        _code(),
        # As it is sent: what needs no language should not have to choose one.
        request.accept_languages.to_header(),
        request.root_url,
        request.path,
    )
    return hashlib.blake2b(
        "\n".join(said).encode() + b"?" + request.query_string, digest_size=12
    ).hexdigest()


@cache
def _code() -> str:
    """Return what is another where the program or its registry is, on whatever machine."""
    digest = hashlib.blake2b(digest_size=12)
    packages = (Path(haberdar.__file__).parent, Path(__file__).parent)
    for file in chain.from_iterable(sorted(package.rglob("*")) for package in packages):
        if file.suffix in _CODE:
            digest.update(file.read_bytes())
    return digest.hexdigest()
