"""Acronyms that the articles of an archive explain, for those of its articles that do not.

An article that says "Baklava ve Tatlı Üreticileri Derneği (BAKTAD)" tells what BAKTAD is in those
that say only BAKTAD. It is believed where enough articles are tagged so and few otherwise; what the
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

# So many articles must be tagged with the organization, and so large a part of those tagged with
# any that has the acronym.
ARTICLES, SHARE = 3, 0.8
_AT_ONCE = 2_000
_ALL = 1_000_000


def learnt_acronyms(news: News, registry: Registry) -> tuple[LearntAcronym, ...]:
    """Return the acronyms of `news` that are believed."""
    called: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for entity in news.entities("organization", new=True, size=_ALL):
        _, acronym = name_and_acronym(entity.label)
        if acronym:
            called[acronym][entity.id, entity.label] = entity.count
    return tuple(
        LearntAcronym(acronym, *most)
        for acronym, organizations in called.items()
        for most, articles in organizations.most_common(1)
        if articles >= max(ARTICLES, SHARE * organizations.total())
        and not registry.acronyms.of_acronym(acronym)
        and lemma(lower(acronym)) is None
    )


def tag_again(news: News, registry: Registry) -> int:
    """Tag the articles of `news` that have believed acronyms unexplained; return how many.

    Raises IndexLockedError while another process writes.
    """
    learnt = learnt_acronyms(news, registry)
    if not learnt:
        return 0
    tagger = Tagger(registry, learnt)
    found = _with_acronyms(news, learnt)
    changed = 0
    for articles in iter(lambda: list(islice(found, _AT_ONCE)), []):
        news.add(*(tagged(article, tagger) for article in articles))
        changed += len(articles)
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
