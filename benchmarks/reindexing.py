"""How fast `haberdar reindex` is, everything included.

    python -m benchmarks.reindexing text --articles 16000
    python -m benchmarks.reindexing pages ../shared/data/article-extraction
    python -m benchmarks.reindexing unchanged --files 100000

*text*: JSON lines of the articles of `benchmarks.speed`, beside the bulk writer alone, which is
given the same articles in one process. *pages*: the pages of a folder as `benchmarks.extraction`
has them, each several times with another address and other paragraphs, beside
`trafilatura.extract` on one core over the same pages, in turns. *unchanged*: an archive of small
files, indexed and then given again. Prints JSON; seconds are those of the whole command, its start
included, and memory is the largest of any process.
"""

import argparse
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from benchmarks.speed.corpus import Corpus, read_texts
from haberdar import Analyzer, build_index, load_registry
from haberdar_indexer.cleaning.encodings import decode

ROUNDS = 3
MEGABYTE = 1_000_000


def reindexed(files: Path, index: Path) -> tuple[dict[str, object], float]:
    """Run the command as a person would; return its summary and the seconds that it took."""
    command = [sys.executable, "-m", "haberdar.cli", "reindex", str(files), "--index", str(index)]
    started = time.perf_counter()
    done = subprocess.run([*command, "--json"], check=False, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    if done.returncode not in {0, 3}:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout), seconds


def text(articles: int, folder: Path) -> dict[str, object]:
    """Measure clean text."""
    made = [document.article() for document in Corpus(read_texts(None)).documents(articles)]
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for article in made:
            record = {"id": article.id, "title": article.title, "text": article.paragraphs}
            file.write(json.dumps(record | {"date": str(article.published)}) + "\n")
    Analyzer().analyze("sözlük")
    started = time.perf_counter()
    with build_index(folder / "bulk", Analyzer(), load_registry()) as build:
        for article in made:
            build.add(article)
    bulk = time.perf_counter() - started
    summary, seconds = reindexed(folder / "articles.jsonl", folder / "index")
    return {
        "articles": articles,
        "megabytes": round((folder / "articles.jsonl").stat().st_size / MEGABYTE, 1),
        "indexed": summary["indexed"],
        "bulk writer alone, articles a second": round(articles / bulk),
        "reindex, articles a second": round(articles / seconds),
    }


def pages(source: Path, copies: int, folder: Path) -> dict[str, object]:
    """Measure article pages."""
    originals = [gzip.decompress(path.read_bytes()) for path in sorted(source.glob("html/*.gz"))]
    files = folder / "pages"
    files.mkdir()
    for number, page in enumerate(originals):
        for copy in range(copies):
            (files / f"{number:04}-{copy:02}.html").write_bytes(_varied(page, copy))
    alone, whole, indexed = [], [], set()
    for turn in range(ROUNDS):
        alone.append(_seconds(lambda: _extract_all(files)))
        summary, seconds = reindexed(files, folder / f"index{turn}")
        whole.append(seconds)
        indexed.add(summary["indexed"])
    count = len(originals) * copies
    return {
        "pages": count,
        "indexed": sorted(indexed),
        "trafilatura.extract on one core, pages a second": round(count / min(alone), 1),
        "reindex, pages a second": round(count / min(whole), 1),
        "ratio": round(min(alone) / min(whole), 2),
        "ratios in turn": [round(a / w, 2) for a, w in zip(alone, whole, strict=True)],
    }


def _varied(page: bytes, copy: int) -> bytes:
    """Return a page with another text and address, so that it is no copy."""
    marked = page.replace(b"</p>", f" {copy}</p>".encode()).replace(
        b"</title>", f" {copy}</title>".encode()
    )
    return re.sub(
        rb"""(<link[^>]*rel=["']?canonical["']?[^>]*href=["'][^"'?]*)""",
        rb"\1?copy=" + str(copy).encode(),
        marked,
    )


def _extract_all(files: Path) -> None:
    for path in sorted(files.iterdir()):
        trafilatura.extract(decode(path.read_bytes()), include_comments=False)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def unchanged(count: int, folder: Path) -> dict[str, object]:
    """Measure an archive that is given again as it was, and with one file changed."""
    files = folder / "files"
    for number in range(count):
        path = files / f"{number // 100:05}" / f"{number % 100:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"tarih 2024-12-{1 + number % 28:02}\nHaber {number}\n\nMetin {number}.\n")
    _, first = reindexed(files, folder / "index")
    again = [reindexed(files, folder / "index") for _ in range(ROUNDS)]
    path.write_text("tarih 2024-12-27\nHaber\n\nYeni metin.\n")
    summary, one = reindexed(files, folder / "index")
    return {
        "files": count,
        "first run, seconds": round(first, 1),
        "unchanged, seconds": [round(seconds, 2) for _, seconds in again],
        "unchanged": all(summary["unchanged"] for summary, _ in again),
        "one file changed, seconds": round(one, 2),
        "then indexed": summary["indexed"],
    }


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["text", "pages", "unchanged"])
    parser.add_argument("folder", type=Path, nargs="?", help="of pages")
    parser.add_argument("--articles", type=int, default=16_000)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--copies", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if options.what == "text":
            found = text(options.articles, Path(place))
        elif options.what == "unchanged":
            found = unchanged(options.files, Path(place))
        elif options.folder is None:
            parser.error("pages needs a folder")
        else:
            found = pages(options.folder, options.copies, Path(place))
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    found |= {"memory, MB": largest // 1024, "processors": os.cpu_count()}
    print(json.dumps(found, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
