"""How to cite and to pass on an article."""

import datetime as dt
from urllib.parse import quote, urlencode

from haberdar import Article, PublishedDate
from haberdar_web import display
from haberdar_web.i18n import gettext as _


def citation(article: Article, address: str, accessed: dt.date) -> str:
    """Return the line that cites `article` as read at `address` on the day `accessed`.

    Who wrote it, or else its source; its title, source, date, address and the day of reading.
    """
    writer = _line(article.author or article.source)
    source = _line(article.source)
    day = PublishedDate(accessed.year, accessed.month, accessed.day)
    parts = (
        writer,
        f"“{_line(article.title)}”" if article.title else "",
        source if source != writer else "",
        display.date(article.published) if article.published else _("tarihsiz"),
        address,
        _("erişim tarihi: %(day)s", day=display.date(day)),
    )
    return ", ".join(filter(None, parts)) + "."


def mail_url(article: Article, address: str) -> str:
    """Return the link that starts an e-mail with the title and `address` of `article`."""
    message = {"subject": _line(article.title), "body": address}
    return f"mailto:?{urlencode(message, quote_via=quote)}"


def _line(text: str) -> str:
    return " ".join(text.split())
