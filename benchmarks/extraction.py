"""How well the text of article pages is found.

    python -m benchmarks.extraction DIR

DIR holds ``html/ID.html.gz`` and ``ground-truth.json`` {ID: {"articleBody": …}}, as the
article-extraction-benchmark has them. Precision and recall are those of its definition: over the
4-word shingles of the text, a page at a time, then averaged; F1 is that of the two averages.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura
from bs4 import BeautifulSoup

from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.cleaning.html import clean_page

SHINGLE = 4
Extractor = Callable[[bytes], str]


def ours(page: bytes) -> str:
    """Extract as the pipeline does, metadata included."""
    return "\n".join(clean_page(page).paragraphs)


def trafilatura_alone(page: bytes) -> str:
    """Extract as trafilatura does."""
    return trafilatura.extract(decode(page), include_comments=False) or ""


def plain_text(page: bytes) -> str:
    """Return all text of the page."""
    return BeautifulSoup(decode(page), "lxml").get_text(" ")


EXTRACTORS: dict[str, Extractor] = {
    "ours": ours,
    "trafilatura": trafilatura_alone,
    "beautifulsoup4 text": plain_text,
}


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


def measure(extract: Extractor, pages: dict[str, bytes], truth: dict[str, str]) -> dict[str, float]:
    """Return precision, recall, F1 and pages a second of `extract`."""
    started = time.perf_counter()
    texts = {name: extract(page) for name, page in pages.items()}
    seconds = time.perf_counter() - started
    scores = [score(texts[name], truth[name]) for name in pages]
    precision = sum(p for p, _ in scores) / len(scores)
    recall = sum(r for _, r in scores) / len(scores)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "F1": round(2 * precision * recall / (precision + recall), 4),
        "pages a second": round(len(pages) / seconds, 1),
    }


def main() -> None:
    """Measure every extractor on the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    entries = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    truth = {name: entry["articleBody"] for name, entry in entries.items()}
    pages = {}
    for name in truth:
        stem = name.removesuffix(".gz").removesuffix(".html")
        pages[name] = gzip.decompress((folder / "html" / f"{stem}.html.gz").read_bytes())
    results = {name: measure(extract, pages, truth) for name, extract in EXTRACTORS.items()}
    print(json.dumps({"pages": len(pages), **results}, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
