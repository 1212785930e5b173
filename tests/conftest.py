"""Fixtures that all tests share."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from haberdar import Article, News, PublishedDate, open_index

# Where tests run in the background, interrupts are ignored, and so they would be by the processes
# that tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says more of what else the machine does than of the example.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real data for measuring, which a clone on its own does not have."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data, which is not part of the project")
    return folder


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Make an article of what a test cares about."""

    def make(name: str, body: str = "Metin.", *, date: str = "", **fields: object) -> Article:
        return Article(
            id=name,
            title=str(fields.pop("title", name)),
            paragraphs=tuple(body.split("\n\n")),
            published=PublishedDate.parse(date) if date else None,
            **fields,  # type: ignore[arg-type]
        )

    return make


@pytest.fixture
def news(tmp_path: Path) -> Iterator[News]:
    """An empty index."""
    with open_index(tmp_path / "index", create=True) as opened:
        yield opened
