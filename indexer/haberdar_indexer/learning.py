"""Acronyms that the articles of an archive explain, for those of its articles that do not.

An article that says "Baklava ve Tatlı Üreticileri Derneği (BAKTAD)" tells what BAKTAD is in those
that say only BAKTAD. It is believed where enough articles say so and few otherwise; what the
registry or the dictionary knows stays what it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, islice

from haberdar import Article, News, Registry
from haberdar.registry.directory import name_and_acronym
from haberdar.request import LARGEST_PAGE
from haberdar.turkish.letters import lower
from haberdar.turkish.stems import lemma
from haberdar_indexer.pipeline import tagged
from haberdar_indexer.tagging import LearntAcronym, Tagger

# So many articles must explain the acronym, and so large a part of all that explain it in this way.
ARTICLES, SHARE = 3, 0.8
_AT_ONCE = 2_000
_ALL = 1_000_000


def learnt_acronyms(news: News, registry: Registry) -> tuple[LearntAcronym, ...]:
    """Return the acronyms of `news` that are believed."""
    called: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for listed in news.entities("organization", new=True, size=_ALL):
        _, acronym = name_and_acronym(listed.label)
        entity = news.entity(listed.id) if acronym and listed.count >= ARTICLES else None
        if entity is not None:
            called[acronym][entity.id, entity.label] = sum(
                spelling.count
                for spelling in entity.spellings
                if name_and_acronym(spelling.text)[1] == acronym
            )
    return tuple(
        LearntAcronym(acronym, *most)
        for acronym, organizations in called.items()
        for most, articles in organizations.most_common(1)
        if articles >= max(ARTICLES, SHARE * organizations.total())
        and not registry.acronyms.of_acronym(acronym)
        and lemma(lower(acronym)) is None
    )


def tag_again(news: News, registry: Registry) -> int:
    """Tag the articles of `news` that have believed acronyms unexplained; return how many gained.

    Raises IndexLockedError while another process writes.
    """
    learnt = learnt_acronyms(news, registry)
    if not learnt:
        return 0
    tagger = Tagger(registry, learnt)
    found = _with_acronyms(news, learnt)
    changed = 0
    for articles in iter(lambda: list(islice(found, _AT_ONCE)), []):
        again = (tagged(article, tagger) for article in articles)
        gained = [new for old, new in zip(articles, again, strict=True) if new != old]
        news.add(*gained)
        changed += len(gained)
    return changed


def _with_acronyms(news: News, learnt: Iterable[LearntAcronym]) -> Iterator[Article]:
    """Yield each article that has an acronym and not its organization among its tags, once."""
    ids: dict[str, None] = {}
    for acronym in learnt:
        written = re.compile(rf"\b{re.escape(acronym.letters)}\b")
        for article in _found(news, acronym.letters):
            if acronym.organization_id not in article.organizations and any(
                map(written.search, (article.title, article.body))
            ):
                ids[article.id] = None
    yield from filter(None, map(news.get, ids))


def _found(news: News, word: str) -> Iterator[Article]:
    """Yield the articles that have `word`, which others of the archive explain."""
    for number in count(1):
        page = news.search(f'"{word}"', sort="newest", size=LARGEST_PAGE, page=number, facet_size=1)
        yield from filter(None, (news.get(hit.id) for hit in page.hits))
        if number >= page.pages:
            return
