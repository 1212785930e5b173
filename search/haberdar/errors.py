"""Every error a caller can meet.

HaberdarError
├── IndexUnusableError            (an index folder that cannot be used; see each for what to do)
│   ├── IndexMissingError
│   ├── IndexMismatchError
│   ├── IndexCorruptError
│   └── IndexLockedError
├── RegistryError
├── InvalidArticleError
├── UnusableOutputError
└── MissingExtraError

What a reader of the news types never raises: it is understood as far as possible, and the rest is
reported in ``Page.ignored``.
"""


class HaberdarError(Exception):
    """Base of all errors that this package raises on purpose."""


class IndexUnusableError(HaberdarError):
    """An index folder cannot be used."""


class IndexMissingError(IndexUnusableError):
    """There is no index in the folder."""


class IndexMismatchError(IndexUnusableError):
    """The index was built by another analyzer; its words and today's would not meet."""


class IndexCorruptError(IndexUnusableError):
    """A file of the index is damaged or missing; `what` says which, and what is wrong with it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}; rebuild it with: haberdar reindex --full PATH…")
        self.what = what


class IndexLockedError(IndexUnusableError):
    """Another process is writing to the index."""


class RegistryError(HaberdarError):
    """A data file of the registry breaks its own rules."""


class InvalidArticleError(HaberdarError):
    """An article's fields contradict each other."""


class UnusableOutputError(HaberdarError):
    """What is to be written to is no file."""


class MissingExtraError(HaberdarError):
    """A command needs packages that were not installed."""
