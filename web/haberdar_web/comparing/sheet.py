"""A comparison as a sheet of numbers, for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from haberdar import PeriodCount
from haberdar_web.comparing.series import Compared
from haberdar_web.i18n import gettext as _
from haberdar_web.spreadsheet import inert


def sheet(compared: Compared) -> bytes:
    """Write a row each period: each search's count and share, then the archive's count.

    It is what a Turkish spreadsheet opens by a double click: semicolons, decimal commas, and a mark
    that says UTF-8. A share is empty where the archive has nothing.
    """
    file = io.StringIO()
    rows = csv.writer(file, delimiter=";")
    rows.writerow(map(inert, _header(compared)))
    columns = [series.points for series in compared.series]
    for period, total, *points in zip(compared.periods, compared.totals, *columns, strict=True):
        rows.writerow([str(period), *_cells(points), total])
    return file.getvalue().encode("utf-8-sig")


def _header(compared: Compared) -> Iterator[str]:
    yield _("Dönem")
    for series in compared.series:
        yield _("%(series)s (haber)", series=series.label)
        yield _("%(series)s (pay)", series=series.label)
    yield _("Arşivdeki haber")


def _cells(points: list[PeriodCount]) -> Iterator[int | str]:
    for point in points:
        yield point.count
        yield "" if point.share is None else f"{point.share:.6f}".replace(".", ",")
