"""An article's text, cut where mentions of ministries and organizations and found words begin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from haberdar import Article, Marked, Mention
from haberdar.article import PARAGRAPH_BREAK

Spans = tuple[tuple[int, int], ...]
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the words found in it; `mention` where it names an entity."""

    text: Marked
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a heading."""

    runs: tuple[Run, ...]
    is_heading: bool


def title_runs(article: Article, marks: Spans) -> tuple[Run, ...]:
    """Return the title in runs."""
    mentions = [mention for mention in article.mentions if mention.part == "title"]
    return tuple(_runs(article.title, 0, len(article.title), mentions, marks))


def passages(article: Article, marks: Spans) -> Iterator[Passage]:
    """Yield the paragraphs in runs; `marks` are places of the body."""
    body = article.body
    mentions = [mention for mention in article.mentions if mention.part == "body"]
    start = 0
    for paragraph in article.paragraphs:
        end = start + len(paragraph)
        yield Passage(tuple(_runs(body, start, end, mentions, marks)), is_heading(paragraph))
        start = end + len(PARAGRAPH_BREAK)


def is_heading(paragraph: str) -> bool:
    """Tell whether a paragraph is a heading: short and all in capitals."""
    return len(paragraph) <= _LONGEST_HEADING and paragraph.isupper()


def _runs(
    text: str, start: int, end: int, mentions: Iterable[Mention], marks: Spans
) -> Iterator[Run]:
    """Yield `text` from `start` to `end` in runs; of mentions that overlap, the first counts."""
    done = start
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if mention.start < done or mention.end > end:
            continue
        if mention.start > done:
            yield Run(_marked(text, done, mention.start, marks))
        yield Run(_marked(text, mention.start, mention.end, marks), mention)
        done = mention.end
    if done < end:
        yield Run(_marked(text, done, end, marks))


def _marked(text: str, start: int, end: int, marks: Spans) -> Marked:
    inside = tuple(
        (max(first, start) - start, min(last, end) - start)
        for first, last in marks
        if first < end and last > start
    )
    return Marked(text[start:end], inside)
