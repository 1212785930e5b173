"""Weights are tried on sets of questions, each indexed once."""

import json

import pytest
from benchmarks import tuning
from benchmarks.tuning import TRIED, in_use, main

DOCUMENTS = {"un": "Un ihracatı arttı.", "demir": "Demir ithalatı azaldı."}


@pytest.fixture
def folder(tmp_path):
    corpus = [json.dumps({"id": name, "text": text}) for name, text in DOCUMENTS.items()]
    (tmp_path / "corpus.jsonl").write_text("\n".join(corpus))
    (tmp_path / "queries.jsonl").write_text(json.dumps({"id": "s", "text": "demir ithalatı"}))
    (tmp_path / "qrels.tsv").write_text("s\tdemir\n")
    return tmp_path


def test_every_weight_is_tried_on_an_index_that_is_built_once(folder, capsys, monkeypatch):
    built = []
    build = tuning.build_ours
    monkeypatch.setattr(tuning, "build_ours", lambda *given: built.append(given) or build(*given))
    before = in_use()
    main([str(folder), "--set", "K1=2"])
    head, first, *lines = capsys.readouterr().out.splitlines()
    assert head.split("\t") == [folder.name, "mean", "weights"]
    assert first.split("\t") == ["1.0000", "1.0000", "in use"]
    start = before | {"K1": 2}
    tried = {f"{name} {v:g}" for name, values in TRIED.items() for v in values if v != start[name]}
    assert {line.split("\t")[2] for line in lines} == tried
    assert len(built) == 1
    assert in_use() == before


def test_only_what_is_named_is_tried(folder, capsys):
    main([str(folder), "--try", "pair=0", "lead=0.15", "--set", "pair=0"])
    _, *lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[2] for line in lines] == ["in use", "lead 0.15"]


@pytest.mark.parametrize("option", ["--set", "--try"])
@pytest.mark.parametrize("given", ["K2=1", "K1=çok", "K1"])
def test_what_is_no_weight_is_refused(folder, capsys, option, given):
    with pytest.raises(SystemExit):
        main([str(folder), option, given])
    assert f"argument {option}" in capsys.readouterr().err
