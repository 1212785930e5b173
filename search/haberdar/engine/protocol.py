"""What an engine has to do to stand behind `News`, all of it in plain data."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from haberdar.article import Article, EntityKind
from haberdar.index.verifying import Fault
from haberdar.query.reading import ScorePart
from haberdar.request import SearchRequest
from haberdar.results.entities import Entity, EntityCount
from haberdar.results.page import Hit, Marks, Page
from haberdar.results.suggestions import Suggestion
from haberdar.results.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds."""

    articles: int
    undated: int
    first_year: int | None
    last_year: int | None
    ministries: int
    organizations: int
    generation: str
    created: str
    analyzer: dict[str, str]
    size_bytes: int


class Engine(Protocol):
    """An index that can be searched and changed; a cluster can answer the same calls."""

    def search(self, request: SearchRequest) -> Page:
        """Return the page that `request` asks for."""

    def timeline(self, request: SearchRequest) -> Timeline:
        """Return how many articles `request` finds of each period, and the archive has of it."""

    def suggest(self, text: str, size: int) -> tuple[Suggestion, ...]:
        """Return up to `size` completions of `text`, which somebody is still typing."""

    def explain(
        self, request: SearchRequest, article_ids: Sequence[str]
    ) -> Mapping[str, tuple[ScorePart, ...]]:
        """Return what adds up to the scores that `request` gives articles, by their ids."""

    def marks(self, article: Article, request: SearchRequest) -> Marks:
        """Return the places of an article that `request` asks for."""

    def entities(
        self, kind: EntityKind | None, prefix: str, size: int, *, new: bool
    ) -> tuple[EntityCount, ...]:
        """Return up to `size` ministries and organizations that have articles.

        Of a `kind`, with names that have a word or more that begin with `prefix`, and with `new`
        those that the registry lacks; the most frequent first.
        """

    def entity(self, entity_id: str) -> Entity | None:
        """Return what is known of a ministry or organization, or None."""

    def words(self, entity_id: str, size: int) -> tuple[str, ...]:
        """Return up to `size` words that set the articles of a ministry or organization apart."""

    def label(self, kind: EntityKind, entity_id: str) -> str:
        """Return what to call a ministry or organization, as hits and facets do."""

    def get(self, article_id: str) -> Article | None:
        """Return the article with this id, or None."""

    def story(self, article_id: str) -> tuple[Article, ...]:
        """Return the other versions of an article's story, the earliest first."""

    def similar(self, article_id: str, size: int) -> tuple[Hit, ...]:
        """Return up to `size` articles about the same as another one, the most similar first.

        Neither it nor another version of its story is among them, and one version of every other.
        """

    def articles(self) -> Iterator[Article]:
        """Yield every article."""

    def add(self, articles: Iterable[Article]) -> None:
        """Add `articles`, each in place of one with the same id; the next search sees them."""

    def delete(self, ids: Iterable[str]) -> int:
        """Delete the articles with these ids and return how many there were."""

    def verify(self, sample: int | None, progress: Callable[[int], object]) -> Iterator[Fault]:
        """Yield what is wrong with the index.

        So many articles as `sample` says are looked for by their words, all where it is None;
        `progress` is called with the number of articles done since it was last called.
        """

    def generation(self) -> str:
        """Return a name that is another as soon as a search could answer otherwise."""

    def stats(self) -> Stats:
        """Return what the index holds."""

    def close(self) -> None:
        """Free what the engine holds; it cannot be used afterwards."""
