"""When the articles of a result appeared, as bars that lead from years to months to days."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from haberdar import Page, PublishedDate, SearchRequest, TimelinePeriod
from haberdar.published import covered, enclosing
from haberdar_web import display
from haberdar_web.comparing.chart import Size, Tick
from haberdar_web.comparing.scales import Upwards, width_of
from haberdar_web.i18n import gettext as _
from haberdar_web.i18n import ngettext
from haberdar_web.links import Link
from haberdar_web.params import at_any_time, of_period

WIDE = Size(720, 132, 13)
NARROW = Size(340, 120, 12.5)
# Wrong dates can lie thousands of years apart.
MOST_BARS = 60
# Of the room that a bar has.
_FILLED = 0.78
# A count that is not 0 can be seen.
_LEAST_HEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class Period:
    """A year, month or day that has articles, and the link that looks into it.

    The link of a day that is chosen leads back to its month. `short` is its name beside others.
    """

    place: int
    name: str
    short: str
    count: int
    chosen: bool
    marked: bool
    url: str

    @property
    def title(self) -> str:
        """The period and its count: ``Aralık 2024: 38 haber``."""
        shown = display.number(self.count)
        return ngettext(
            "%(period)s: %(shown)s haber",
            "%(period)s: %(shown)s haber",
            self.count,
            period=self.name,
            shown=shown,
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """A period as it is drawn, its corner above and to the left at `x` and `y`."""

    period: Period
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Bars between `left` and `right`, `top` and `bottom`; each is hit within its `room`."""

    size: Size
    left: float
    right: float
    top: float
    bottom: float
    room: float
    lines: tuple[float, ...]
    upwards: tuple[Tick, ...]
    across: tuple[Tick, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from all time to what is looked at."""

    name: str
    current: bool
    url: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The date facet: the way in, the periods that have articles, and two drawings of them.

    `column` is what the periods are, `notes` say what no bar can show.
    """

    name: str
    column: str
    crumbs: tuple[Crumb, ...]
    periods: tuple[Period, ...]
    wide: Drawing | None
    narrow: Drawing | None
    notes: tuple[str, ...]


def timeline(page: Page, link: Link) -> Timeline:
    """Show the years of `page`, the months of the year or the days of the month it lies in."""
    shown = _shown(page)
    parts = _parts(page, shown)
    slots = _slots(shown, parts)
    periods = tuple(_periods(page.request, shown, parts, slots, link))
    shorts = [_short(slot) for slot in slots]
    return Timeline(
        name=_name(shown),
        column=_column(shown),
        crumbs=tuple(_crumbs(page.request, shown, link)),
        periods=periods,
        wide=draw(periods, shorts, WIDE) if periods else None,
        narrow=draw(periods, shorts, NARROW) if periods else None,
        notes=tuple(_notes(page, shown, parts, slots)),
    )


def draw(periods: Sequence[Period], names: Sequence[str], size: Size) -> Drawing:
    """Draw `periods` at their places among all that `names` has, in `size`."""
    upwards = Upwards.to(max(period.count for period in periods), whole=True)
    labels = upwards.labels("count")
    font = size.font
    left = round(width_of(labels[-1], font) + font / 2, 1)
    right = size.width - font / 2
    top, bottom = font, size.height - 1.6 * font
    room = (right - left) / len(names)

    def height(count: float) -> float:
        return (bottom - top) * count / upwards.top

    def bar(period: Period) -> Bar:
        tall = max(height(period.count), _LEAST_HEIGHT)
        return Bar(
            period,
            round(left + room * (period.place + (1 - _FILLED) / 2), 1),
            round(bottom - tall, 1),
            round(room * _FILLED, 1),
            round(tall, 1),
        )

    return Drawing(
        size=size,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        room=round(room, 1),
        lines=tuple(round(bottom - height(number), 1) for number in upwards.numbers),
        upwards=(Tick(bottom, labels[0]), Tick(top, labels[-1])),
        across=tuple(
            Tick(round(left + room * (place + 0.5), 1), names[place])
            for place in _labelled(names, room, font)
        ),
        bars=tuple(bar(period) for period in periods if period.place >= 0),
    )


def _labelled(names: Sequence[str], room: float, font: float) -> list[int]:
    """Return which names have room: the first, the last, and others at equal distances."""
    widest = max(width_of(name, font) for name in names) + font / 2
    every = int(-(-widest // room))
    last = len(names) - 1
    return [*(place for place in range(0, last, every) if last - place >= every), last]


def _shown(page: Page) -> PublishedDate | None:
    """Return the year or month whose parts are shown; None for the years of all time."""
    since, until = page.request.since, page.request.until
    if since is not None and until is not None:
        return enclosing(since, until)
    if since is None and until is None and len(page.timeline) == 1:
        return page.timeline[0].period
    return None


def _parts(page: Page, shown: PublishedDate | None) -> tuple[TimelinePeriod, ...]:
    if shown is None:
        return page.timeline
    whole = _whole(page, shown)
    if whole is None:
        return ()
    return whole.days if shown.month else whole.months


def _whole(page: Page, shown: PublishedDate) -> TimelinePeriod | None:
    year = next((each for each in page.timeline if each.period.year == shown.year), None)
    if year is None or not shown.month:
        return year
    return next((each for each in year.months if each.period == shown), None)


def _slots(shown: PublishedDate | None, parts: Sequence[TimelinePeriod]) -> list[PublishedDate]:
    """Return all periods that have a place in the drawing, also those without articles."""
    if shown is None:
        if not parts:
            return []
        first, last = parts[0].period.year, parts[-1].period.year
        return [PublishedDate(year) for year in range(max(first, last - MOST_BARS + 1), last + 1)]
    if shown.month:
        days = calendar.monthrange(shown.year, shown.month)[1]
        return [shown._replace(day=day) for day in range(1, days + 1)]
    return [shown._replace(month=month) for month in range(1, 13)]


def _periods(
    request: SearchRequest,
    shown: PublishedDate | None,
    parts: Sequence[TimelinePeriod],
    slots: Sequence[PublishedDate],
    link: Link,
) -> Iterator[Period]:
    chosen = _chosen(request)
    places = {slot: place for place, slot in enumerate(slots)}
    for part in parts:
        is_chosen = part.period == chosen
        wanted = shown if is_chosen and shown is not None else part.period
        yield Period(
            place=places.get(part.period, -1),
            name=display.date(part.period),
            short=_short(part.period),
            count=part.count,
            chosen=is_chosen,
            marked=part.selected and chosen != shown,
            url=link(of_period(request, wanted)),
        )


def _crumbs(request: SearchRequest, shown: PublishedDate | None, link: Link) -> Iterator[Crumb]:
    chosen = _chosen(request)
    is_any = request.since is None and request.until is None
    yield Crumb(_("Tüm zamanlar"), is_any, link(at_any_time(request)))
    if shown is None:
        return
    year = PublishedDate(shown.year)
    way = [(year, str(year))]
    if shown.month:
        way.append((shown, display.month(shown)))
    if chosen is not None and chosen.day:
        way.append((chosen, str(chosen.day)))
    for period, name in way:
        yield Crumb(name, period == chosen, link(of_period(request, period)))


def _chosen(request: SearchRequest) -> PublishedDate | None:
    """Return the one year, month or day that is asked for."""
    if request.since is None or request.until is None:
        return None
    return covered(request.since, request.until)


def _short(period: PublishedDate) -> str:
    """Name a period beside its like: ``2024``, ``Ara``, ``27``."""
    if period.day:
        return str(period.day)
    return display.short_month(period) if period.month else str(period)


def _name(shown: PublishedDate | None) -> str:
    if shown is None:
        return _("Yıllara göre haber sayısı")
    if shown.month:
        return _("%(month)s: günlere göre haber sayısı", month=display.date(shown))
    return _("%(year)s: aylara göre haber sayısı", year=str(shown))


def _column(shown: PublishedDate | None) -> str:
    if shown is None:
        return _("Yıl")
    return _("Gün") if shown.month else _("Ay")


def _notes(
    page: Page,
    shown: PublishedDate | None,
    parts: Sequence[TimelinePeriod],
    slots: Sequence[PublishedDate],
) -> Iterator[str]:
    whole = None if shown is None else _whole(page, shown)
    if whole is not None:
        unplaced = whole.count - sum(part.count for part in parts)
        if unplaced and whole.period.month:
            yield _("%(shown)s haberin günü bilinmiyor.", shown=display.number(unplaced))
        elif unplaced:
            yield _("%(shown)s haberin ayı bilinmiyor.", shown=display.number(unplaced))
    elif shown is None and parts and slots[0] != parts[0].period:
        yield _("Çizim %(year)s yılından başlıyor; öncesi tabloda.", year=str(slots[0]))
    if page.undated:
        yield _("%(shown)s haberin tarihi bilinmiyor.", shown=display.number(page.undated))
