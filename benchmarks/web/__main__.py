"""How fast `haberdar serve` answers, what it sends first, and what memory it holds under load.

    python -m benchmarks.web --articles 20000 --seconds 300

Needs wrk, the load generator (https://github.com/wg/wrk; `apt install wrk`). The articles and the
searches are those of `benchmarks.speed`; each search is asked for as a page. One reader is timed
first, then `--readers` at once for `--seconds`. Prints JSON: milliseconds, answers a second,
errors, the memory of the server, and the bytes of a first visit, compressed by gzip.
"""

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urljoin
from urllib.request import urlopen

from benchmarks.speed.building import make_archive
from benchmarks.speed.corpus import Corpus, read_texts
from benchmarks.speed.searches import Search
from haberdar import Analyzer, SearchRequest, build_index, load_registry
from haberdar.published import PublishedDate
from haberdar_web.params import PAGE

LOAD = Path(__file__).with_name("load.lua")
_FETCHED = re.compile(rb'<link rel="stylesheet" href="([^"]+)|<script[^>]* src="([^"]+)')
_ALONE_SECONDS = 10
_SAMPLED_EVERY = 5.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--readers", type=int, default=8)
    options = parser.parse_args(arguments)
    if not shutil.which("wrk"):
        sys.exit("benchmarks.web needs wrk: apt install wrk")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        searches = _build(folder, options.articles)
        pages = folder / "pages"
        pages.write_text("".join(f"{_address(search)}\n" for search in searches))
        with _serving(folder / "index") as (server, process):
            _fetch(server + _address(searches[1]))  # waits until the dictionaries are read
            alone = _load(server, pages, readers=1, seconds=min(_ALONE_SECONDS, options.seconds))
            memory = _Memory(process.pid)
            with memory:
                together = _load(server, pages, options.readers, options.seconds)
            first = _first_visit(server)
    print(
        json.dumps(
            {
                "articles": options.articles,
                "one reader": _shown(alone),
                f"{options.readers} readers": _shown(together),
                "server's memory, MB, every 5 s": memory.megabytes,
                "first visit, bytes by gzip": first,
            },
            ensure_ascii=False,
            indent=2,
        )
    )


def _build(folder: Path, count: int) -> list[Search]:
    corpus = Corpus(read_texts(None))
    searches = make_archive(corpus, count, folder).searches
    with build_index(folder / "index", Analyzer(), load_registry()) as build:
        for document in corpus.documents(count):
            build.add(document.article())
    return searches


def _address(search: Search) -> str:
    """Return the address of a search's page at the root of a server."""
    request = SearchRequest(
        query=search.text,
        ministries=search.ministries,
        organizations=search.organizations,
        since=PublishedDate.parse(search.since) if search.since else None,
        until=PublishedDate.parse(search.until) if search.until else None,
    )
    return f"/?{urlencode(PAGE.pairs(request), doseq=True)}"


@contextmanager
def _serving(index: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run the production server on a free port; yield its address and its process."""
    command = [sys.executable, "-m", "haberdar.cli", "serve", "--index", str(index), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().split()[-1], process
        finally:
            process.terminate()


def _load(server: str, pages: Path, readers: int, seconds: int) -> dict[str, float]:
    """Let so many readers ask for the pages, one after the other; return what wrk measured."""
    load = ["-t1", f"-c{readers}", f"-d{seconds}s", "--timeout", "10s", "-s", str(LOAD)]
    ran = subprocess.run(
        ["wrk", *load, server, "--", str(pages)], check=True, capture_output=True, text=True
    )
    measured: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return measured


def _shown(measured: dict[str, float]) -> dict[str, float]:
    return {
        "pages a second": round(measured["requests"] / measured["seconds"], 1),
        "median, ms": measured["p50"],
        "99th percentile, ms": measured["p99"],
        "at most, ms": measured["max"],
        "errors": measured["errors"],
    }


class _Memory:
    """Looks at the resident memory of a process from time to time."""

    def __init__(self, pid: int) -> None:
        self._status = Path(f"/proc/{pid}/status")
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self.megabytes: list[int] = []

    def _watch(self) -> None:
        while not self._ended.wait(_SAMPLED_EVERY):
            lines = self._status.read_text().splitlines()
            kib = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
            self.megabytes.append(round(kib / 1024))

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()


def _first_visit(server: str) -> dict[str, int]:
    """Return the compressed bytes of the first page, and of all that it has a browser fetch."""
    page = _fetch(server)
    parts = {"page": page}
    for groups in _FETCHED.findall(page):
        address = b"".join(groups).decode()
        parts[Path(address).name.partition("?")[0]] = _fetch(urljoin(server, address))
    sizes = {name: len(gzip.compress(content)) for name, content in parts.items()}
    return {**sizes, "in all": sum(sizes.values())}


def _fetch(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:
        content: bytes = answer.read()
    return content


if __name__ == "__main__":
    main()
