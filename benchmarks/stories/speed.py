"""How long it takes to sign articles and to find the stories among them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from random import Random
from time import process_time

import numpy as np

from benchmarks.stories.editing import Copy, edited, sentences
from benchmarks.stories.systems import dates_of
from haberdar import Article, PublishedDate
from haberdar.index.stories.grouping import group
from haberdar.index.stories.signing import Signer
from haberdar.turkish.letters import compose
from haberdar.turkish.words import WordNumbers

_VERSIONS = 0.3
_SENTENCES = 12
_DAYS = 1_000
_FIRST_DAY = dt.date(2022, 1, 3)
_BATCH = 256


def archive(copies: Sequence[Copy], size: int) -> Iterator[Article]:
    """Yield an archive: sentences of all texts mixed, and versions of recent articles among them.

    Its articles are in the order of their days; there are a thousand days, whatever the size.
    """
    chance = Random(1923)
    said = [each for copy in copies for text in copy.paragraphs for each in sentences(text)]
    recent: list[Copy] = []
    for number in range(size):
        if recent and chance.random() < _VERSIONS:
            copy = edited(chance.choice(recent), chance, most=4)
        else:
            drawn = chance.sample(said, min(_SENTENCES, len(said)))
            copy = Copy(drawn[0], tuple(map(" ".join, zip(drawn[::2], drawn[1::2], strict=False))))
            recent = [*recent[-max(size // _DAYS, 1) :], copy]
        day = _FIRST_DAY + dt.timedelta(number * _DAYS // size)
        yield Article(
            id=str(number),
            title=copy.title,
            paragraphs=copy.paragraphs,
            published=PublishedDate.of(day),
        )


def measure(copies: Sequence[Copy], size: int) -> dict[str, float]:
    """Return the seconds of processor time that an archive of `size` articles takes.

    Signing is what indexing does more for each article than before.
    """
    articles = list(archive(copies, size))
    numbers, signer = WordNumbers(), Signer()
    signing, signatures = 0.0, []
    for first in range(0, size, _BATCH):
        read = [numbers.read(article.body).words for article in articles[first : first + _BATCH]]
        words = np.array([word for words in read for word in words], np.uint32)
        sizes = np.array(list(map(len, read)))
        new_words = list(map(compose, numbers.new_words()))
        start = process_time()
        signer.learn(new_words)
        signatures.append(signer.sign(words, sizes))
        signing += process_time() - start
    dates, signed = dates_of(articles), np.concatenate(signatures)
    start = process_time()
    stories = group(signed, dates)
    return {
        "articles": size,
        "signing, ms an article": round(signing / size * 1_000, 4),
        "grouping, s": round(process_time() - start, 3),
        "share with versions": round(float((stories > 0).mean()), 3),
    }
