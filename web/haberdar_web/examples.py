"""The query language by examples, as the help page shows them."""

from typing import NamedTuple

from haberdar_web.i18n import gettext


class Example(NamedTuple):
    """A query and what it finds."""

    query: str
    meaning: str


def examples(year: int) -> tuple[Example, ...]:
    """Return an example of each thing that can be said; dates in figures are of `year`."""
    return (
        Example('"dış ticaret"', gettext("Sözcükler yan yana ve bu sırayla geçer.")),
        Example("ihracat -gümrük", gettext("“ihracat” geçer, “gümrük” geçmez.")),
        Example(
            "plastik VEYA tekstil",
            gettext("İkisinden en az biri geçer. VE, VEYA ve DEĞİL büyük harfle yazılır."),
        ),
        Example(
            "(plastik VEYA tekstil) ihracat",
            gettext(
                "Parantez, birlikte okunacak sözcükleri bir arada tutar: "
                "ikisinden biri ile “ihracat” geçer."
            ),
        ),
        Example("ihrac*", gettext("Böyle başlayan sözcüklerden biri geçer.")),
        Example(
            "ihracat~",
            gettext("Buna benzeyen sözcüklerden biri geçer: yazımından emin değilseniz."),
        ),
        Example('"ihracat hedef"~5', gettext("Sözcükler birbirinden en çok beş sözcük uzaktadır.")),
        Example("başlık:ihracat", gettext("Sözcük haberin başlığında geçer.")),
        Example(
            "bakanlık:ticaret",
            gettext(
                "Haber bu bakanlıkla ilgilidir. "
                "Kurum “kurum:”, kaynak “kaynak:”, bölüm “bölüm:” ile seçilir."
            ),
        ),
        Example(
            f"tarih:{year}-01..{year}-06",
            gettext("Haber bu tarihler arasında yayımlanmıştır; gün, ay ya da yıl yazılabilir."),
        ),
        Example(
            "ihracat geçen yıl",
            gettext(
                "Tarih sözcüklerle de yazılabilir: “geçen hafta”, “son üç ay”, “aralık 2024”. "
                "Tırnak içinde yazılırsa sözcük olarak aranır."
            ),
        ),
    )
