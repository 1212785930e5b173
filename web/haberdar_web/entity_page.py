"""Everything that the page of a ministry or organization shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from haberdar import Entity, Hit, News, Registry, SearchRequest
from haberdar.article import EntityKind
from haberdar.registry import Ministry, Organization, Term
from haberdar.results.page import EntityLabel
from haberdar_web import display
from haberdar_web.comparing.request import Comparison
from haberdar_web.comparing.series import compare
from haberdar_web.comparing.showing import Comparing, comparing, entity_query
from haberdar_web.i18n import gettext, gettext_noop
from haberdar_web.links import article_url, compare_url, entity_url, feed_url, outward, search_url
from haberdar_web.params import counting, toggled

# By the kind that the registry knows an organization as.
_KINDS = {
    "bank": gettext_noop("banka"),
    "business-association": gettext_noop("iş dünyası derneği"),
    "chamber": gettext_noop("oda"),
    "company": gettext_noop("şirket"),
    "exchange": gettext_noop("borsa"),
    "exporters-union": gettext_noop("ihracatçı birliği"),
    "foundation": gettext_noop("vakıf"),
    "industrial-zone": gettext_noop("sanayi bölgesi"),
    "international-body": gettext_noop("uluslararası kuruluş"),
    "media": gettext_noop("basın kuruluşu"),
    "political-party": gettext_noop("siyasi parti"),
    "public-body": gettext_noop("kamu kuruluşu"),
    "regulator": gettext_noop("düzenleyici kurum"),
    "sector-association": gettext_noop("sektör derneği"),
    "sports-club": gettext_noop("spor kulübü"),
    "technopark": gettext_noop("teknopark"),
    "trade-union": gettext_noop("sendika"),
    "university": gettext_noop("üniversite"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known: what it is called, and its values, each with a link or none."""

    name: str
    values: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Who appears in the same articles, in how many, and the links to it and to these."""

    label: str
    count: int
    url: str
    url_both: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """The page of a ministry or organization.

    `attention` is a comparison of it with nothing: its drawing and its numbers. `words` are those
    that set its articles apart, with the search for each among them.
    """

    entity: Entity
    kind: str
    facts: tuple[Fact, ...]
    attention: Comparing
    words: tuple[tuple[str, str], ...]
    ministries: tuple[Neighbour, ...]
    organizations: tuple[Neighbour, ...]
    latest: tuple[tuple[Hit, str], ...]
    central: tuple[tuple[Hit, str], ...]
    url_all: str
    url_central: str
    url_feed: str
    url_compare: str


def entity_page(news: News, registry: Registry, entity: Entity, asked: Comparison) -> EntityPage:
    """Make the page of `entity` with what `news` has of it, over time by the ways `asked` for."""
    wanted = _articles_of(entity.kind, entity.id)
    alone = replace(asked, queries=(entity_query(entity.kind, entity.id),))
    address = partial(entity_url, entity.kind, entity.id)
    return EntityPage(
        entity=entity,
        kind=_kind(entity),
        facts=tuple(fact for fact in _facts(entity, registry) if fact.values),
        attention=comparing(compare(news, alone), alone, address),
        words=tuple(
            (word, search_url(replace(wanted, query=word))) for word in news.words(entity.id)
        ),
        ministries=tuple(_neighbours(entity, "ministry")),
        organizations=tuple(_neighbours(entity, "organization")),
        latest=tuple(_linked(entity.latest, wanted)),
        central=tuple(_linked(entity.latest_central, counting(wanted, central=True))),
        url_all=search_url(wanted),
        url_central=search_url(counting(wanted, central=True)),
        url_feed=feed_url(wanted),
        url_compare=compare_url(alone),
    )


def _articles_of(kind: EntityKind, entity_id: str) -> SearchRequest:
    return toggled(SearchRequest(sort="newest"), kind, entity_id)


def _kind(entity: Entity) -> str:
    if isinstance(entity.entry, Organization) and entity.entry.kind in _KINDS:
        return gettext(_KINDS[entity.entry.kind])
    return gettext("bakanlık") if entity.kind == "ministry" else gettext("kurum")


def _facts(entity: Entity, registry: Registry) -> Iterator[Fact]:
    """Yield what is known, in the order of the page; some of it may be nothing."""
    entry = entity.entry
    if entity.parent is not None:
        kind: EntityKind = "ministry" if entity.parent.id in registry.ministries else "organization"
        yield Fact(gettext("Bağlı olduğu"), (_named(kind, entity.parent),))
    affiliates = tuple(_named("organization", each) for each in entity.affiliates)
    yield Fact(gettext("Bağlı kuruluşlar"), affiliates)
    if entity.minister is not None:
        yield Fact(gettext("Bakan"), ((entity.minister.name, None),))
    for name, others in (
        (gettext("Eski adları"), entity.predecessors),
        (gettext("Bugünkü adı"), entity.successors),
    ):
        yield Fact(
            name,
            tuple(
                (_during(each.label, each.terms), entity_url("ministry", each.id))
                for each in others
            ),
        )
    if isinstance(entry, Ministry):
        yield Fact(gettext("Bu adı taşıdığı yıllar"), _plain([display.years(entry.terms)]))
        yield Fact(gettext("Bakanları"), tuple(_ministers(entry)))
    if isinstance(entry, Organization):
        yield Fact(gettext("Şehir"), _plain([entry.city]))
        yield Fact(gettext("Borsa kodu"), _plain([entry.ticker]))
    if entry is not None:
        yield Fact(gettext("Öteki adları"), _plain(entry.aliases))
        yield Fact(gettext("İngilizce adı"), _plain([entry.english]))
        site = outward(f"https://{entry.domain}") if entry.domain else None
        yield Fact(gettext("Sitesi"), ((entry.domain, site),) if site else ())
    yield Fact(gettext("Haberlerdeki yazılışı"), _plain(each.text for each in entity.spellings))


def _during(name: str, terms: Iterable[Term]) -> str:
    years = display.years(terms)
    return f"{name} ({years})" if years else name


def _plain(values: Iterable[str]) -> tuple[tuple[str, None], ...]:
    return tuple((value, None) for value in values if value)


def _named(kind: EntityKind, label: EntityLabel) -> tuple[str, str]:
    return label.label, entity_url(kind, label.id)


def _ministers(ministry: Ministry) -> Iterator[tuple[str, None]]:
    for minister in reversed(ministry.ministers):
        yield _during(minister.name, [minister.term]), None


def _neighbours(entity: Entity, kind: EntityKind) -> Iterator[Neighbour]:
    wanted = _articles_of(entity.kind, entity.id)
    for value in entity.together[kind]:
        # In the query, as values chosen of one facet widen a search.
        both = replace(wanted, query=entity_query(kind, value.value))
        yield Neighbour(value.label, value.count, entity_url(kind, value.value), search_url(both))


def _linked(hits: Iterable[Hit], wanted: SearchRequest) -> Iterator[tuple[Hit, str]]:
    for hit in hits:
        yield hit, article_url(hit.id, wanted)
