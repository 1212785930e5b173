"""The versions of what makes articles of files: when one changes, articles are made anew."""

from importlib.metadata import version

from haberdar import Registry

# Grow with every change that gives other articles, or other tags, for the same documents; a test
# that knows what the sample corpus gives fails where one was forgotten.
_CLEANING = 4
_TAGGING = 3
_PACKAGES = ("beautifulsoup4", "feedparser", "ftfy", "htmldate", "lxml", "trafilatura")


def versions(registry: Registry) -> dict[str, str]:
    """Return the versions in use: with another of `cleaning`, files have to be read again.

    With another of `tagging`, the stored articles are tagged again.
    """
    packages = (f"{name} {version(name)}" for name in _PACKAGES)
    return {
        "cleaning": " ".join([str(_CLEANING), *packages]),
        "tagging": f"{_TAGGING} {registry.digest}",
    }
