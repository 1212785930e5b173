"""Articles as rows of flat text columns, and back without loss."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from haberdar.article import NOTES, PARAGRAPH_BREAK, Article
from haberdar.errors import InvalidArticleError

_LISTS = (
    "ministries", "organizations", "central_ministries", "central_organizations", "mentions",
)  # fmt: skip
COLUMNS = (
    "id", "title", "text", "published", "modified", *NOTES, *_LISTS, "paragraph_lengths",
)  # fmt: skip


def row_of(article: Article) -> dict[str, str]:
    """Return an article as text by column, in the order of `COLUMNS`.

    `text` is `Article.body`, so that mentions point into it. Lists are JSON arrays, mentions
    objects in one; what the article does not have is empty. `paragraph_lengths` is empty, unless
    the paragraphs are others than those that empty lines part `text` into; then it is a JSON array
    of their lengths in characters.
    """
    data = article.to_dict()
    text = article.body
    lengths = [len(paragraph) for paragraph in article.paragraphs]
    is_plain = _split(text) == article.paragraphs
    return {
        "id": article.id,
        "title": article.title,
        "text": text,
        "published": data["published"] or "",
        "modified": data["modified"] or "",
        **{name: data[name] for name in NOTES},
        **{name: json.dumps(data[name], ensure_ascii=False) for name in _LISTS},
        "paragraph_lengths": "" if is_plain else json.dumps(lengths),
    }


def article_from_row(row: Mapping[str, str]) -> Article:
    """Read an article from what `row_of` made; columns but `id` and `title` may be missing.

    Raises InvalidArticleError where a column has another form.
    """
    try:
        data: dict[str, Any] = {
            "id": row["id"],
            "title": row["title"],
            "paragraphs": _paragraphs(row.get("text", ""), row.get("paragraph_lengths", "")),
            "published": row.get("published") or None,
            "modified": row.get("modified") or None,
            **{name: row.get(name, "") for name in NOTES},
            **{name: _list(row.get(name) or "[]") for name in _LISTS},
        }
    except (KeyError, ValueError, TypeError) as exc:
        raise InvalidArticleError(f"not the row of an article: {exc}") from exc
    return Article.from_dict(data)


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(PARAGRAPH_BREAK)) if text else ()


def _paragraphs(text: str, lengths: str) -> tuple[str, ...]:
    return tuple(_cut(text, _list(lengths))) if lengths else _split(text)


def _list(text: str) -> list[Any]:
    found = json.loads(text)
    if not isinstance(found, list):
        raise ValueError(f"not a list: {text}")
    return found


def _cut(text: str, lengths: list[int]) -> Iterator[str]:
    """Yield the paragraphs of these lengths. Raises ValueError where `text` is not made of them."""
    start = 0
    for length in lengths:
        yield text[start : start + length]
        start += length + len(PARAGRAPH_BREAK)
    if start != len(text) + len(PARAGRAPH_BREAK):
        raise ValueError("paragraph_lengths do not add up to the text")
