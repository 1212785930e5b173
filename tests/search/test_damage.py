"""Damaged files are told as such, whatever is asked of them."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from haberdar import (
    Analyzer,
    Article,
    IndexCorruptError,
    News,
    build_index,
    load_registry,
    open_index,
)

SUBJECTS = ("Kimya", "Çelik", "Makine", "İhracat", "Şeker", "Kâğıt", "Pamuk", "Tekstil")
VERBS = ("arttı", "azaldı", "rekor kırdı", "açıklandı", "hedefini aştı")
WAYS = 60


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    with build_index(folder, Analyzer(), load_registry()) as build:
        for number in range(400):
            subject, verb = SUBJECTS[number % 8], VERBS[number % 5]
            title = f"{subject} ihracatı {number} {verb}"
            name = f"{subject} Üreticileri Derneği ({subject[0]}ÜD)"
            build.add(Article(id=f"{number}", title=title, paragraphs=(f"{name} {title}",) * 2))
    return folder


def suggest(news: News) -> object:
    return [
        news.suggest(typed) for typed in ("k", "kim", "kimya ", "çelik ihr", "şeker ihracati 1")
    ]


def begin(news: News) -> object:
    return [news.search(query) for query in ("k*", "ihr*", "başlık:1*", "çel*")]


def correct(news: News) -> object:
    return [news.search(query) for query in ("kimiya", "celikk", "şekerr")]


def name(news: News) -> object:
    return [news.search(query) for query in ("KÜD", "çelik üreticileri derneği", "ŞÜD")]


@pytest.mark.parametrize(
    ("file", "ask"),
    [
        ("title_exact", suggest),
        ("body_exact", correct),
        ("title_exact", correct),
        ("body_folded", begin),
        ("title_exact", begin),
        ("naming", name),
    ],
)
def test_damage_is_told_or_does_no_harm(
    built: Path, tmp_path: Path, file: str, ask: Callable[[News], object]
) -> None:
    (whole,) = built.glob(f"generations/*/*.{file}.field")
    shutil.copytree(built, tmp_path, dirs_exist_ok=True, symlinks=True)
    damaged = tmp_path / whole.relative_to(built)
    contents = whole.read_bytes()
    chance = random.Random(f"{file} {ask.__name__}")
    told = []
    for way in range(WAYS):
        altered = bytearray(contents)
        for _ in range(1 << way % 12):
            altered[chance.randrange(len(altered))] = chance.randrange(256)
        damaged.unlink()
        damaged.write_bytes(altered)
        try:
            with open_index(tmp_path) as news:
                ask(news)
        except IndexCorruptError as error:
            told.append(str(error))
    assert told
    assert all("damaged" in said for said in told)
