"""The one datum that flows through everything: an article with its tags and what justifies them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self

from haberdar.errors import InvalidArticleError
from haberdar.published import PublishedDate

EntityKind = Literal["ministry", "organization"]
PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the text that names a ministry or an organization.

    `start` and `end` cut `surface` out of the article's body (`Article.body`), or out of its title
    where `part` is ``"title"``. `rule` says how it was recognized: by name, acronym or minister.
    """

    entity_id: str
    kind: EntityKind
    surface: str
    start: int
    end: int
    rule: str
    part: Literal["title", "body"] = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article.

    `ministries` and `organizations` are registry ids, each once, in the order of the text.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    published: PublishedDate | None = None
    source: str = ""
    url: str = ""
    section: str = ""
    ministries: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidArticleError("an article needs an id")
        if not self.title and not self.paragraphs:
            raise InvalidArticleError(f"article {self.id!r} has neither title nor text")
        self._check_date()
        self._check_text()
        texts = {"title": self.title, "body": self.body}
        for mention in self.mentions:
            text = texts[mention.part]
            if text[mention.start : mention.end] != mention.surface:
                raise InvalidArticleError(
                    f"article {self.id!r}: mention {mention.surface!r} of {mention.entity_id!r} "
                    f"is not at {mention.part} {mention.start}:{mention.end}"
                )

    def _check_date(self) -> None:
        date = self.published
        try:
            if date is not None and PublishedDate.parse(str(date)) != date:
                raise ValueError(f"no such date: {date!r}")
        except ValueError as exc:
            raise InvalidArticleError(f"article {self.id!r}: {exc}") from exc

    def _check_text(self) -> None:
        """Refuse half characters (lone surrogates), which no page or file could show."""
        texts = (self.id, self.title, *self.paragraphs, self.source, self.url, self.section)
        try:
            "".join((*texts, *self.ministries, *self.organizations)).encode()
        except UnicodeEncodeError as exc:
            raise InvalidArticleError(f"article {self.id!r} is not valid Unicode: {exc}") from exc

    @property
    def body(self) -> str:
        """The paragraphs as one text, with an empty line between them; mentions point into it."""
        return PARAGRAPH_BREAK.join(self.paragraphs)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as JSON-ready data; `from_dict` reads it back."""
        date = self.published
        return {
            "id": self.id,
            "title": self.title,
            "paragraphs": self.paragraphs,
            "published": None if date is None else str(date),
            "source": self.source,
            "url": self.url,
            "section": self.section,
            "ministries": self.ministries,
            "organizations": self.organizations,
            "mentions": tuple(map(asdict, self.mentions)),
            "precision": None if date is None else date.precision,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read an article from what `to_dict` made.

        Raises InvalidArticleError where a field is missing or of the wrong form.
        """
        try:
            published = data.get("published")
            return cls(
                id=data["id"],
                title=data["title"],
                paragraphs=tuple(data["paragraphs"]),
                published=None if published is None else PublishedDate.parse(published),
                source=data.get("source", ""),
                url=data.get("url", ""),
                section=data.get("section", ""),
                ministries=tuple(data.get("ministries", ())),
                organizations=tuple(data.get("organizations", ())),
                mentions=tuple(Mention(**mention) for mention in data.get("mentions", ())),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as exc:
            raise InvalidArticleError(f"not an article: {exc}") from exc
