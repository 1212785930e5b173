"""How well, and how fast, the text of article pages is found.

    python -m benchmarks.extraction DIR [--rounds N] [--without SIGNAL]

DIR holds ``html/ID.html.gz`` and ``ground-truth.json`` {ID: {"articleBody": …}}, as the
article-extraction-benchmark has them. Precision and recall are those of its definition: over the
4-word shingles of the text, a page at a time, then averaged; F1 is that of the two averages. Where
the truth has titles and dates, the share of pages on which ours are the same is given, too.

Every extractor goes over all pages once a round, the extractors taking turns, and its fastest round
counts: so whatever else the machine does slows none of them alone. Decoding is part of the time.

``--without`` takes a signal out of all pages first, to show how much an extractor hangs on it.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import trafilatura
from bs4 import BeautifulSoup

from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.cleaning.html import clean_page

SHINGLE = 4
# What each signal is taken out by: a pattern and what stands in its place.
SIGNALS = {
    "names": (r"""\s(?:class|id|role|itemprop)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", ""),
    "sections": (r"(</?)(?:article|main|aside|nav|header|footer|section)\b", r"\1div"),
    "h1": (r"(</?)h1\b", r"\1div"),
    "json-ld": (r"application/ld\+json", "text/plain"),
}
Extractor = Callable[[bytes], str]


def ours(page: bytes) -> str:
    """Extract as the pipeline does, metadata included."""
    return "\n".join(clean_page(page).paragraphs)


def trafilatura_alone(page: bytes) -> str:
    """Extract as trafilatura does."""
    return trafilatura.extract(decode(page), include_comments=False) or ""


def readability(page: bytes) -> str:
    """Extract as readability-lxml does."""
    from readability import Document

    return BeautifulSoup(Document(decode(page)).summary(), "lxml").get_text(" ")


def plain_text(page: bytes) -> str:
    """Return all text of the page."""
    return BeautifulSoup(decode(page), "lxml").get_text(" ")


def extractors() -> dict[str, Extractor]:
    """Return what is compared, by name: readability-lxml only where it is installed."""
    found: dict[str, Extractor] = {"ours": ours, "trafilatura": trafilatura_alone}
    if find_spec("readability"):
        found["readability-lxml"] = readability
    else:
        print("readability-lxml is not installed and is left out: pip install readability-lxml")
    return {**found, "beautifulsoup4 text": plain_text}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words in `text`, a shorter text as one run."""
    words = re.findall(r"\w+", text)
    starts = range(max(1, len(words) - SHINGLE + 1)) if words else range(0)
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts)


def score(found: str, truth: str) -> tuple[float, float]:
    """Return the precision and recall of a text."""
    found_shingles, true_shingles = shingles(found), shingles(truth)
    common = (found_shingles & true_shingles).total()
    return (
        common / found_shingles.total() if found_shingles else 0.0,
        common / true_shingles.total() if true_shingles else 1.0,
    )


def measure(texts: Mapping[str, str], truth: Mapping[str, str]) -> dict[str, float]:
    """Return precision, recall and F1 of `texts`."""
    scores = [score(texts[name], truth[name]) for name in truth]
    precision = sum(p for p, _ in scores) / len(scores)
    recall = sum(r for _, r in scores) / len(scores)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "F1": round(f1, 4)}


def seconds_taken(extract: Extractor, pages: Mapping[str, bytes]) -> float:
    """Return how long `extract` takes over all pages."""
    started = time.perf_counter()
    for page in pages.values():
        extract(page)
    return time.perf_counter() - started


def same_metadata(entries: Mapping[str, Any], pages: Mapping[str, bytes]) -> dict[str, float]:
    """Return on which share of pages title and day are those of the truth, where it has them."""
    found = {name: clean_page(page) for name, page in pages.items()}
    same = {
        "same title": [found[n].title == e["title"] for n, e in entries.items() if "title" in e],
        "same day": [
            str(found[n].published) == e["date"][:10] for n, e in entries.items() if "date" in e
        ],
    }
    return {field: round(sum(of) / len(of), 4) for field, of in same.items() if of}


def without(signal: str, page: bytes) -> bytes:
    """Return `page` without a signal."""
    pattern, replacement = SIGNALS[signal]
    return re.sub(pattern, replacement, decode(page)).encode()


def read_pages(folder: Path, names: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the pages of a benchmark's folder by name."""
    stems = {name: name.removesuffix(".gz").removesuffix(".html") for name in names}
    return {
        name: gzip.decompress((folder / "html" / f"{stem}.html.gz").read_bytes())
        for name, stem in stems.items()
    }


def main() -> None:
    """Measure every extractor on the folder that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of which the fastest counts")
    parser.add_argument("--without", choices=SIGNALS, help="take a signal out of all pages")
    arguments = parser.parse_args()
    entries = json.loads((arguments.folder / "ground-truth.json").read_text("utf-8"))
    truth = {name: entry["articleBody"] for name, entry in entries.items()}
    pages = read_pages(arguments.folder, entries)
    if arguments.without:
        pages = {name: without(arguments.without, page) for name, page in pages.items()}
    compared = extractors()
    results = {
        name: measure({page: extract(data) for page, data in pages.items()}, truth)
        for name, extract in compared.items()
    }
    results["ours"] |= same_metadata(entries, pages)
    times: dict[str, list[float]] = {name: [] for name in compared}
    for _ in range(arguments.rounds):
        for name, extract in compared.items():
            times[name].append(seconds_taken(extract, pages))
    for name, seconds in times.items():
        results[name]["pages a second"] = round(len(pages) / min(seconds), 1)
    print(json.dumps({"pages": len(pages), **results}, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
