"""What is compared, and the address that says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from werkzeug.datastructures import MultiDict

from haberdar import PublishedDate
from haberdar.request import LONGEST_QUERY

Step = Literal["year", "month"]
Measure = Literal["count", "share"]
MOST_SERIES = 5
_Value = TypeVar("_Value", bound=str)
_STEPS: dict[str, Step] = {"yil": "year", "ay": "month"}
_MEASURES: dict[str, Measure] = {"sayi": "count", "pay": "share"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Up to five searches, in the order in which they are shown.

    They are counted by `step`, by what suits the time shown where that is None. Shown are the years
    or months from that of `since` to that of `until`; None leaves that side open.
    """

    queries: tuple[str, ...] = ()
    step: Step | None = None
    measure: Measure = "count"
    since: PublishedDate | None = None
    until: PublishedDate | None = None

    @classmethod
    def read(cls, parameters: MultiDict[str, str]) -> tuple["Comparison", tuple[str, ...]]:
        """Read an address; return with it what cannot be used of it. Never raises."""
        said = dict.fromkeys(query.strip()[:LONGEST_QUERY] for query in parameters.getlist("s"))
        queries = tuple(filter(None, said))
        ignored = list(queries[MOST_SERIES:])
        since = _date(parameters.get("baslangic", ""), ignored)
        until = _date(parameters.get("bitis", ""), ignored)
        if since is not None and until is not None and until.last < since.first:
            since, until = until, since
        comparison = cls(
            queries=queries[:MOST_SERIES],
            step=_known(_STEPS, parameters.get("aralik", ""), ignored),
            measure=_known(_MEASURES, parameters.get("olcu", ""), ignored) or "count",
            since=since,
            until=until,
        )
        return comparison, tuple(ignored)

    def pairs(self) -> dict[str, Any]:
        """Return the parameters that say the comparison; defaults go without saying."""
        said = {
            "s": list(self.queries),
            "aralik": _word(_STEPS, self.step),
            "olcu": _word(_MEASURES, self.measure) if self.measure != "count" else "",
            "baslangic": str(self.since or ""),
            "bitis": str(self.until or ""),
        }
        return {name: value for name, value in said.items() if value}

    def ways(self) -> dict[str, Any]:
        """Return the parameters that say how it is shown, and not what."""
        return {name: value for name, value in self.pairs().items() if name in ("aralik", "olcu")}

    def shows(self, period: PublishedDate) -> bool:
        """Tell whether a period, or a part of it, is in the time that is shown."""
        return (self.since is None or period.last >= self.since.first) and (
            self.until is None or period.first <= self.until.last
        )


def _known(words: Mapping[str, _Value], word: str, ignored: list[str]) -> _Value | None:
    if word and word not in words:
        ignored.append(word)
    return words.get(word)


def _word(words: Mapping[str, str], value: str | None) -> str:
    return next((word for word, meant in words.items() if meant == value), "")


def _date(text: str, ignored: list[str]) -> PublishedDate | None:
    """Read a year or month; a day is that of its month."""
    if not text.strip():
        return None
    try:
        return PublishedDate.parse(text)._replace(day=0)
    except ValueError:
        ignored.append(text)
        return None
