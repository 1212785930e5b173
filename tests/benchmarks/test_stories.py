"""The benchmark of stories runs, its set is hard, and what it says is held."""

import json
from random import Random

import pytest
from benchmarks.stories.__main__ import main
from benchmarks.stories.editing import EDITS, Copy, next_day, numbers_of

COPY = Copy(
    "Dolar güne yükselişle başladı",
    (
        "Dolar 41,2360 liradan, avro 48,9830 liradan güne başladı; gram altın 4.852,3 lira oldu.",
        "Analistler, 2024 yılının ilk çeyreğinde ihracatın 1.647.312 dolar arttığını söyledi.",
        '"Beklentimiz sürüyor" dedi başkan; Türkiye\'nin payı yüzde 12,47 olarak açıklandı.',
        "Borsa İstanbul BIST 100 endeksi önceki kapanışın yüzde 0,42 üzerinde işlem görüyor.",
    ),
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_every_edit_changes_a_copy_and_leaves_half_of_it(edit) -> None:
    changed = {edit(COPY, Random(seed)) for seed in range(20)}
    assert changed - {COPY}
    assert all(copy.words >= 0.4 * COPY.words for copy in changed)


def test_the_note_of_another_day_has_other_numbers_but_those_of_names() -> None:
    before, after = numbers_of(COPY), numbers_of(next_day(COPY, Random(1)))
    same = {one for one, other in zip(before, after, strict=True) if one == other}
    assert {"2024", "100"} <= same
    assert len(same) <= 3


def test_stories_of_the_sample_corpus_are_found_and_simple_methods_fail(capsys) -> None:
    main(["--articles", "300"])
    figures = json.loads(capsys.readouterr().out)
    quality = figures["quality"]
    assert quality["signatures"]["precision"] >= 0.98
    assert quality["signatures"]["recall"] >= 0.9
    assert quality["same text"]["recall"] < 0.2
    assert quality["jaccard of words"]["precision"] < 0.9
    (speed,) = figures["speed"]
    assert 0.2 < speed["share with versions"] < 0.8


def test_stories_of_real_news_are_found(capsys, shared) -> None:
    files = ("financial-news/articles.jsonl", "ozetnews-knownitem/corpus.jsonl.gz")
    main([str(shared / file) for file in files])
    quality = json.loads(capsys.readouterr().out)["quality"]["signatures"]
    assert quality["precision"] >= 0.98
    assert quality["recall"] >= 0.9
