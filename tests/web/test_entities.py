"""The ministries and organizations of an article."""

from collections.abc import Iterator

import pytest
from flask import Flask

from haberdar import Article, Mention
from haberdar.article import EntityKind
from haberdar_web.entities import Entity, entities

BODY = "Ticaret Bakanı, TİM ile Bursa Ziraat Odası (BZO) ve ziraat odası için konuştu; TİM güldü."


@pytest.fixture(autouse=True)
def _in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


def mention(
    surface: str, entity_id: str, kind: EntityKind, rule: str, *, label: str = "", after: int = 0
) -> Mention:
    start = BODY.index(surface, after)
    return Mention(entity_id, kind, surface, start, start + len(surface), rule, label=label)


def label(kind: EntityKind, entity_id: str) -> str:
    return f"{kind} {entity_id}"


def tagged(*mentions: Mention, central: tuple[str, ...] = ()) -> Article:
    def ids(kind: EntityKind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.entity_id for each in mentions if each.kind == kind))

    return Article(
        id="1",
        title="Haber",
        paragraphs=(BODY,),
        ministries=ids("ministry"),
        organizations=ids("organization"),
        central_organizations=central,
        mentions=mentions,
    )


TICARET = mention("Ticaret Bakanı", "ticaret", "ministry", "title")
TIM = mention("TİM", "tim", "organization", "acronym")
TIM_AGAIN = mention("TİM", "tim", "organization", "name", after=TIM.end)


def test_the_central_ones_come_first_each_with_its_mentions() -> None:
    oda = mention("Bursa Ziraat Odası", "bursa-ziraat-odasi", "organization", "pattern")
    article = tagged(TICARET, oda, TIM, TIM_AGAIN, central=("tim",))
    assert list(entities(article, label).values()) == [
        Entity(
            "organization",
            "organization tim",
            "/kurum/tim",
            is_central=True,
            times=2,
            ways=("kısaltmasıyla", "adıyla"),
        ),
        Entity(
            "ministry",
            "ministry ticaret",
            "/bakanlik/ticaret",
            is_central=False,
            times=1,
            ways=("makamıyla",),
        ),
        Entity(
            "organization",
            "organization bursa-ziraat-odasi",
            "/kurum/bursa-ziraat-odasi",
            is_central=False,
            times=1,
            ways=("adının biçimiyle",),
        ),
    ]


def test_an_organization_without_mentions_is_called_as_the_archive_calls_it() -> None:
    article = Article(id="1", title="Haber", paragraphs=(), organizations=("bzo",))
    (entity,) = entities(article, label).values()
    assert (entity.label, entity.times, entity.ways) == ("organization bzo", 0, ())


@pytest.mark.parametrize(
    ("kind", "rule", "text"),
    [
        ("organization", "name", "Ad · kurum, adıyla tanındı"),
        ("organization", "acronym", "Ad · kurum, kısaltmasıyla tanındı"),
        ("organization", "pattern", "Ad · kurum, adının biçimiyle tanındı"),
        ("ministry", "title", "Ad · bakanlık, makamıyla tanındı"),
        ("ministry", "minister", "Ad · bakanlık, bakanın adıyla tanındı"),
        ("ministry", "surname", "Ad · bakanlık, bakanın soyadıyla tanındı"),
        ("ministry", "everyday name", "Ad · bakanlık, günlük adıyla tanındı"),
        ("ministry", "series", "Ad · bakanlık, bir sıralamada tanındı"),
        ("ministry", "ministry", "Ad · bakanlık, “bakanlık” sözüyle tanındı"),
        ("ministry", "by a rule of tomorrow", "Ad · bakanlık"),
    ],
)
def test_who_a_mention_means_and_how_that_is_known(kind: EntityKind, rule: str, text: str) -> None:
    entity = Entity(kind, "Ad", "/", is_central=False, times=1, ways=())
    assert entity.described(mention("TİM", "x", kind, rule)) == text
