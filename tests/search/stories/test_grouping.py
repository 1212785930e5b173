"""Which texts are one story, and that their order decides nothing."""

import datetime as dt
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar.index.stories.grouping import ANY_DAY, Dates, _candidates, group
from haberdar.index.stories.signing import BINS, Signer
from haberdar.published import PublishedDate
from haberdar.turkish.letters import compose, upper
from haberdar.turkish.words import WordNumbers

PARAGRAPHS = (
    (
        "Kimya sektörünün ihracatı geçen ay bir önceki yılın aynı ayına göre yüzde 12,47 artarak "
        "2 milyar 647 milyon dolara ulaştı ve ayın en çok ihracat yapan ikinci sektörü oldu."
    ),
    (
        "En çok ihracat yapılan ülkeler arasında Almanya, İtalya ve Romanya öne çıkarken Irak'a "
        "yapılan satışlar sınır kapısındaki yoğunluk yüzünden 38,6 milyon dolar geriledi."
    ),
    (
        "Birlik Başkanı, navlun maliyetlerindeki düşüşün üreticilere nefes aldırdığını belirterek "
        '"Yılın kalanında Afrika\'daki yeni pazarlara yöneleceğiz" dedi.'
    ),
    (
        "Plastik mamulleri 914,3 milyon dolarla ilk sırada yer aldı; onu mineral yakıtlar ile "
        "eczacılık ürünleri, boya ve kauçuk izledi."
    ),
    (
        "Sektör temsilcileri, ham madde fiyatlarındaki dalgalanmanın üçüncü çeyrekte de süreceğini "
        "ve işletme sermayesi ihtiyacının artacağını öngörüyor."
    ),
    (
        "Bakanlık yetkilileri fuar desteklerinin bu yıl 64 firmaya ödendiğini, başvuruların ay "
        "sonuna kadar elektronik ortamda alınacağını açıkladı."
    ),
)
OTHERS = (
    "Çelik üreticileri, ithalattaki artışın yurt içi kapasite kullanımını düşürdüğünü bildirdi.",
    "Derneğin raporuna göre ham çelik üretimi ilk sekiz ayda geriledi, tüketim ise yükseldi.",
    (
        "Avrupa Birliği'nin koruma önlemleri kapsamındaki kotaların dolması ihracatçıyı başka "
        "pazarlara yöneltti ve nakliye giderlerini artırdı."
    ),
)
NOTE = (
    "Serbest piyasada dolar {} liradan, avro {} liradan güne başladı. Dün kapanışta dolar {} "
    "liradan, avro {} liradan satılmıştı. Gram altın {} liradan, çeyrek altın {} liradan alıcı "
    "buluyor, Borsa İstanbul endeksi ise önceki kapanışın yüzde {} üzerinde işlem görüyor."
)
MONDAY = NOTE.format("41,2360", "48,9830", "41,1975", "48,8812", "4.852,3", "8.014", "0,42")
TUESDAY = NOTE.format("41,3125", "48,7716", "41,2360", "48,9830", "4.907,8", "8.103", "1,16")


def story_of(texts: Sequence[str], dates: Sequence[str] = ()) -> list[int]:
    """Return the story of each text."""
    numbers, signer = WordNumbers(), Signer()
    read = [numbers.read(text).words for text in texts]
    signer.learn(map(compose, numbers.new_words()))
    words = np.array([word for words in read for word in words], np.uint32)
    signatures = signer.sign(words, np.array([len(words) for words in read]))
    return group(signatures, days(dates or [""] * len(texts))).tolist()


def days(dates: Sequence[str]) -> Dates:
    parsed = [PublishedDate.parse(date) if date else None for date in dates]
    known = [
        ANY_DAY if date is None else (date.first.toordinal(), date.last.toordinal())
        for date in parsed
    ]
    return Dates(*np.array(known, np.int32).reshape(-1, 2).T)


def joined(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


COPY = joined(*PARAGRAPHS)

EDITS: dict[str, Callable[[], str]] = {
    "as it is": lambda: COPY,
    "paragraphs cut": lambda: joined(PARAGRAPHS[0], *PARAGRAPHS[2:5]),
    "half of it cut": lambda: joined(*PARAGRAPHS[:3]),
    "the beginning cut": lambda: joined(*PARAGRAPHS[3:]),
    "another lead": lambda: joined("Kimyacılar rekora koşuyor. İşte rakamlar.", *PARAGRAPHS[1:]),
    "another order": lambda: joined(*reversed(PARAGRAPHS)),
    "other quotation marks": lambda: COPY.replace('"', "”").replace("'", "’"),
    "a heading in capitals": lambda: joined(upper("Afrika hedefte"), *PARAGRAPHS),
    "a dateline and a byline": lambda: joined("İSTANBUL (Ajans) - " + COPY, "Haber: Ekonomi"),
    "one paragraph": lambda: " ".join(PARAGRAPHS),
    "rounded numbers": lambda: (
        COPY.replace("12,47", "12,5").replace("2 milyar 647 milyon", "2,6 milyar")
        .replace("38,6", "39").replace("914,3", "914")
    ),
    "several of these": lambda: joined(
        "BURSA - Kimya ihracatında rekor.", upper("Yeni pazarlar"),
        *PARAGRAPHS[1:4], "Yorumlarınızı bize yazabilirsiniz.",
    ).replace("38,6", "39").replace("'", "’"),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_an_outlet_makes_of_a_copy_is_the_same_story(edit: Callable[[], str]) -> None:
    assert story_of([COPY, edit(), joined(*OTHERS)]) == [1, 1, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(COPY, joined(*OTHERS), id="one sector and another"),
        pytest.param(MONDAY, TUESDAY, id="the notes of two days"),
        pytest.param(COPY, joined(*OTHERS, PARAGRAPHS[0]), id="a paragraph quoted"),
        pytest.param("Ayrıntılar geliyor.", "Ayrıntılar geliyor.", id="hardly a text"),
        pytest.param("", "", id="no text"),
    ],
)
def test_what_only_looks_alike_is_no_story(one: str, other: str) -> None:
    assert story_of([one, other]) == [0, 0]


def test_the_copies_of_a_note_are_of_its_day() -> None:
    assert story_of([MONDAY, TUESDAY, f"ANKARA - {MONDAY}", TUESDAY]) == [1, 2, 1, 2]


@pytest.mark.parametrize(
    ("one", "other", "story"),
    [
        ("2024-03-01", "2024-03-08", 1),
        ("2024-03-01", "2024-03-09", 0),
        ("2024-03", "2024-03-31", 1),
        ("2024-03", "2024-04-07", 1),
        ("2024-03", "2024-04-08", 0),
        ("2024", "2024-07-15", 1),
        ("", "2024-03-01", 1),
        ("", "", 1),
    ],
)
def test_versions_are_published_within_a_week(one: str, other: str, story: int) -> None:
    assert story_of([COPY, joined(*PARAGRAPHS[:4])], [one, other]) == [story, story]


def test_an_undated_version_does_not_join_what_is_far_apart() -> None:
    stories = story_of([COPY] * 3, ["2024-03-01", "", "2024-09-01"])
    assert stories[0] == 0 or stories[0] != stories[2]


def test_no_chain_leads_from_one_story_to_another() -> None:
    parts = [*PARAGRAPHS, *OTHERS, MONDAY]
    chain = [joined(*parts[place : place + 4]) for place in range(len(parts) - 3)]
    stories = story_of(chain)
    assert stories[0] != stories[-1] or stories[0] == 0


versions = st.lists(
    st.tuples(
        st.sampled_from([PARAGRAPHS, OTHERS, (MONDAY,), (TUESDAY,), ("Kısa metin.",)]),
        st.sets(st.integers(0, 5), max_size=2),
        st.sampled_from(["", "2024-03-01", "2024-03-05", "2024-03-11", "2024-03-20", "2024-03"]),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(versions, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_decides_nothing(drawn, chance) -> None:
    texts = [
        joined(*(text for place, text in enumerate(paragraphs) if place not in gone))
        for paragraphs, gone, _ in drawn
    ]
    dates = [date for *_, date in drawn]
    order = list(range(len(drawn)))
    chance.shuffle(order)
    shuffled = story_of([texts[place] for place in order], [dates[place] for place in order])
    back = [shuffled[order.index(place)] for place in range(len(order))]
    stories = story_of(texts, dates)
    for one in range(len(order)):
        for other in range(one):
            assert (stories[one] == stories[other] > 0) == (back[one] == back[other] > 0)


@settings(max_examples=40, deadline=None)
@given(versions)
def test_dated_versions_of_a_story_are_near_one_day(drawn) -> None:
    texts = [joined(*paragraphs) for paragraphs, *_ in drawn]
    dates = [date for *_, date in drawn]
    stories = story_of(texts, dates)
    for story in set(stories) - {0}:
        known = [
            dt.date.fromisoformat(date)
            for date, of in zip(dates, stories, strict=True)
            if of == story and len(date) == len("2024-03-01")
        ]
        if known:
            assert max(known) - min(known) <= dt.timedelta(14)


def test_what_half_an_archive_has_in_common_makes_few_pairs() -> None:
    bins = np.zeros((1_000, BINS), np.uint16)
    pairs = sum(len(one) for one, _ in _candidates(bins))
    assert pairs < 16 * len(bins) * BINS / 4
