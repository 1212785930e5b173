"""The one datum that flows through everything: an article with its tags and what justifies them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple, Self, get_args

from haberdar.errors import InvalidArticleError
from haberdar.published import PublishedDate

EntityKind = Literal["ministry", "organization"]
KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
PARAGRAPH_BREAK = "\n\n"
_LISTS = (
    "paragraphs", "ministries", "organizations", "central_ministries", "central_organizations",
)  # fmt: skip
# What an article says of itself in a text each.
NOTES = ("source", "url", "section", "lead", "author", "image", "language")
# What the index puts between names, so that no name may have it.
NAME_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the text that names a ministry or an organization.

    `start` and `end` cut `surface` out of the article's body (`Article.body`), or out of its title
    where `part` is ``"title"``. `rule` says how it was recognized: by name, acronym, minister and
    so on. `label` is how the text calls a body that the registry lacks (``Baklava ve Tatlı
    Üreticileri Derneği (BAKTAD)``), without suffixes; empty for the registry's own.
    """

    entity_id: str
    kind: EntityKind
    surface: str
    start: int
    end: int
    rule: str
    part: Literal["title", "body"] = "body"
    label: str = ""


class Tag(NamedTuple):
    """A ministry or organization that an article is tagged with, and where the text names it.

    One that is not `is_central` is mentioned in passing.
    """

    entity_id: str
    kind: EntityKind
    is_central: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article.

    `lead` is what a page says of its article in a sentence or two, often in words of its own;
    `language` is an ISO 639 code (``tr``), `image` an address.

    `ministries` and `organizations` are ids, each once, in the order of the text: those of the
    registry, and of other organizations their names in ASCII (``gaziantep-ziraat-odasi``). The
    central ones are those that the article is mainly about.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    published: PublishedDate | None = None
    source: str = ""
    url: str = ""
    section: str = ""
    lead: str = ""
    author: str = ""
    modified: PublishedDate | None = None
    image: str = ""
    language: str = ""
    ministries: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    central_ministries: tuple[str, ...] = ()
    central_organizations: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidArticleError("an article needs an id")
        if not self.title and not self.paragraphs:
            raise InvalidArticleError(f"article {self.id!r} has neither title nor text")
        self._check_lists()
        self._check_dates()
        self._check_text()
        self._check_central()
        self._check_mentions()

    def _check_mentions(self) -> None:
        texts = {"title": self.title, "body": self.body}
        for mention in self.mentions:
            text = texts.get(mention.part, "")
            if text[mention.start : mention.end] != mention.surface:
                raise InvalidArticleError(
                    f"article {self.id!r}: mention {mention.surface!r} of {mention.entity_id!r} "
                    f"is not at {mention.part} {mention.start}:{mention.end}"
                )

    def _check_lists(self) -> None:
        """Refuse one text where there must be several: its letters would be taken for them."""
        for name in _LISTS:
            if isinstance(getattr(self, name), str):
                raise InvalidArticleError(f"article {self.id!r}: {name} must be a tuple of texts")

    def _check_dates(self) -> None:
        for date in (self.published, self.modified):
            try:
                if date is not None and PublishedDate.parse(str(date)) != date:
                    raise ValueError(f"no such date: {date!r}")
            except ValueError as exc:
                raise InvalidArticleError(f"article {self.id!r}: {exc}") from exc

    def _check_text(self) -> None:
        """Refuse half characters (lone surrogates), which no page or file could show.

        Refuse what separates names within a name, too.
        """
        texts = (self.id, self.title, *self.paragraphs, *(getattr(self, name) for name in NOTES))
        named = (name for mention in self.mentions for name in (mention.entity_id, mention.label))
        names = (*self.ministries, *self.organizations, *named)
        try:
            "".join((*texts, *names)).encode()
        except UnicodeEncodeError as exc:
            raise InvalidArticleError(f"article {self.id!r} is not valid Unicode: {exc}") from exc
        for name in names:
            if NAME_SEPARATOR in name:
                raise InvalidArticleError(
                    f"article {self.id!r}: {name!r} has the character that separates names"
                )

    def _check_central(self) -> None:
        for central, tagged in (
            (self.central_ministries, self.ministries),
            (self.central_organizations, self.organizations),
        ):
            if not set(central) <= set(tagged):
                untagged = min(set(central) - set(tagged))
                raise InvalidArticleError(
                    f"article {self.id!r}: {untagged!r} is central but no tag of it"
                )

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The ministries and then the organizations, each with its mentions.

        Mentions of anything else are left out.
        """
        mentions: defaultdict[tuple[EntityKind, str], list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            mentions[mention.kind, mention.entity_id].append(mention)
        kinds: tuple[tuple[EntityKind, tuple[str, ...], tuple[str, ...]], ...] = (
            ("ministry", self.ministries, self.central_ministries),
            ("organization", self.organizations, self.central_organizations),
        )
        return tuple(
            Tag(name, kind, name in central, tuple(mentions[kind, name]))
            for kind, tagged, central in kinds
            for name in tagged
        )

    @property
    def body(self) -> str:
        """The paragraphs as one text, with an empty line between them; mentions point into it."""
        return PARAGRAPH_BREAK.join(self.paragraphs)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as JSON-ready data; `from_dict` reads it back."""
        date, modified = self.published, self.modified
        return {
            "id": self.id,
            "title": self.title,
            "paragraphs": self.paragraphs,
            "published": None if date is None else str(date),
            **{name: getattr(self, name) for name in NOTES},
            "modified": None if modified is None else str(modified),
            "ministries": self.ministries,
            "organizations": self.organizations,
            "central_ministries": self.central_ministries,
            "central_organizations": self.central_organizations,
            "mentions": tuple(map(asdict, self.mentions)),
            "precision": None if date is None else date.precision,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read an article from what `to_dict` made.

        Raises InvalidArticleError where a field is missing or of the wrong form.
        """
        try:
            return cls(
                id=data["id"],
                title=data["title"],
                paragraphs=_tuple(data["paragraphs"]),
                published=_date(data.get("published")),
                modified=_date(data.get("modified")),
                **{name: data.get(name, "") for name in NOTES},
                ministries=_tuple(data.get("ministries", ())),
                organizations=_tuple(data.get("organizations", ())),
                central_ministries=_tuple(data.get("central_ministries", ())),
                central_organizations=_tuple(data.get("central_organizations", ())),
                mentions=tuple(Mention(**mention) for mention in data.get("mentions", ())),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as exc:
            raise InvalidArticleError(f"not an article: {exc}") from exc


def _date(text: str | None) -> PublishedDate | None:
    return None if text is None else PublishedDate.parse(text)


def _tuple(parts: Any) -> tuple[str, ...]:
    if isinstance(parts, str):  # whose letters would be taken for the parts
        raise TypeError(f"one text in place of several: {parts!r}")
    return tuple(parts)
