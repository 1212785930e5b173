"""The ministries and organizations of an article: who they are, and how they were recognized."""

from collections.abc import Callable
from dataclasses import dataclass

from haberdar import Article, Mention
from haberdar.article import EntityKind, Tag
from haberdar_web.i18n import gettext, gettext_noop
from haberdar_web.links import entity_url

_KINDS: dict[EntityKind, str] = {
    "ministry": gettext_noop("bakanlık"),
    "organization": gettext_noop("kurum"),
}
# By what a mention was recognized, by its rule; of other rules, nothing is said.
WAYS = {
    "name": gettext_noop("adıyla"),
    "acronym": gettext_noop("kısaltmasıyla"),
    "title": gettext_noop("makamıyla"),
    "minister": gettext_noop("bakanın adıyla"),
    "surname": gettext_noop("bakanın soyadıyla"),
    "everyday name": gettext_noop("günlük adıyla"),
    "series": gettext_noop("bir sıralamada"),
    "ministry": gettext_noop("“bakanlık” sözüyle"),
    "pattern": gettext_noop("adının biçimiyle"),
    "context": gettext_noop("yanındaki sözle"),
    "repeated": gettext_noop("haberin başka yerindeki adıyla"),
    "explained": gettext_noop("haberin açıkladığı kısaltmasıyla"),
    "archive acronym": gettext_noop("arşivin açıkladığı kısaltmasıyla"),
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A ministry or organization of an article, with the link to its page.

    `times` is how often the text names it, and `ways` by what it was recognized, each once.
    """

    kind: EntityKind
    label: str
    url: str
    is_central: bool
    times: int
    ways: tuple[str, ...]

    def described(self, mention: Mention) -> str:
        """Say who a mention of it means, and by what that was recognized."""
        who = f"{self.label} · {gettext(_KINDS[self.kind])}"
        way = WAYS.get(mention.rule)
        return who if way is None else f"{who}, {gettext('%(way)s tanındı', way=gettext(way))}"


# What to call one by its kind and id.
Label = Callable[[EntityKind, str], str]
Entities = dict[tuple[EntityKind, str], Entity]


def entities(article: Article, label: Label) -> Entities:
    """Return those that the article is tagged with, the central ones first, by kind and id.

    They are called by `label`.
    """
    tags = sorted(article.tags, key=lambda tag: not tag.is_central)
    return {(tag.kind, tag.entity_id): _entity(tag, label) for tag in tags}


def _entity(tag: Tag, label: Label) -> Entity:
    rules = dict.fromkeys(mention.rule for mention in tag.mentions)
    return Entity(
        tag.kind,
        label(tag.kind, tag.entity_id),
        entity_url(tag.kind, tag.entity_id),
        tag.is_central,
        len(tag.mentions),
        tuple(gettext(WAYS[rule]) for rule in rules if rule in WAYS),
    )
