import json

import pytest

from haberdar.cli import main


def test_reindex_prints_a_summary_and_what_it_rejected(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("date 2024 Kimya.\n\nMetin.")
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_text("date 2024 Kimya.\n\nMetin.")
    index = str(tmp_path / ".index")
    assert main(["reindex", str(tmp_path), "--index", index]) == 3
    printed = capsys.readouterr()
    assert printed.out.startswith("1 article indexed in ")
    assert printed.out.endswith(" s, 1 left out as copies, 1 rejected\n")
    first, second = printed.err.splitlines()
    assert first.startswith("3 files to read (0.0 MB), 0 gone; takes about 0.0 MB of disk, ")
    assert second == "rejected: b.txt: no text was found: it is empty"
    rows = map(json.loads, (tmp_path / ".index" / "rejected.jsonl").read_text().splitlines())
    assert [(row["document"], "article" in row) for row in rows] == [
        ("b.txt", False),
        ("c.txt", True),
    ]


def test_reindex_again_says_that_nothing_changed(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("date 2024 Kimya.")
    index = str(tmp_path / ".index")
    assert main(["reindex", str(tmp_path), "--index", index, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["indexed"], first["files"]["new"], first["unchanged"]) == (1, 1, False)
    assert main(["reindex", str(tmp_path), "--index", index]) == 0
    assert capsys.readouterr().out == f"{index} is up to date\n"


def test_many_refusals_are_shown_in_part(tmp_path, capsys):
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text("")
    (tmp_path / "a.txt").write_text("date 2024 Kimya.")
    assert main(["reindex", str(tmp_path), "--index", str(tmp_path / ".index")]) == 3
    shown = capsys.readouterr().err.splitlines()[1:]
    assert len(shown) == 21
    assert shown[-1] == f"10 more are in {tmp_path / '.index' / 'rejected.jsonl'}"


def test_a_dry_run_lists_what_it_would_do(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("date 2024 Kimya.")
    index = tmp_path / ".index"
    command = ["reindex", str(tmp_path), "--index", str(index), "--dry-run"]
    assert main(command) == 0
    assert capsys.readouterr().out == (
        f"read {tmp_path / 'a.txt'}\n1 new, 0 changed, 0 unchanged, 0 gone; nothing was done\n"
    )
    assert not index.exists()
    assert main([*command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["read"] == [str(tmp_path / "a.txt")]


def test_a_day_that_is_none_is_wrong_usage(tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["reindex", str(tmp_path), "--since", "27.12.2024"])
    assert "not a day of the form 2024-12-27: '27.12.2024'" in capsys.readouterr().err


def test_reindex_of_nothing_fails(tmp_path, capsys):
    assert main(["reindex", str(tmp_path), "--index", str(tmp_path / ".index")]) == 1
    assert "no article was found" in capsys.readouterr().err


def test_clean_prints_an_article_a_line(root, capsys):
    assert main(["clean", str(root / "corpus" / "texts"), "--json"]) == 0
    articles = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(articles) == len(list((root / "corpus" / "texts").iterdir()))
    assert all(article["mentions"] for article in articles)


def test_clean_of_an_agency_text_with_a_month_and_no_title(root, capsys):
    text = root / "corpus" / "texts" / "kimya-teknoloji-merkezi-gebze.txt"
    assert main(["clean", str(text), "--json"]) == 0
    article = json.loads(capsys.readouterr().out)
    assert (article["published"], article["precision"]) == ("2024-12", "month")
    assert article["ministries"] == ["ticaret", "sanayi-ve-teknoloji"]
    assert "ikmib" in article["organizations"]
    body = "\n\n".join(article["paragraphs"])
    for mention in article["mentions"]:
        of = article["title"] if mention["part"] == "title" else body
        assert of[mention["start"] : mention["end"]] == mention["surface"]


def test_clean_for_people(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("date 2024-12 İKMİB'in merkezi açıldı. İKMİB’den açıklama.")
    assert main(["clean", str(tmp_path / "a.txt"), str(tmp_path / "yok")]) == 3
    printed = capsys.readouterr()
    assert printed.out == (
        "İKMİB'in merkezi açıldı\n2024-12\n  ikmib: İKMİB'in, İKMİB’den\n\n"
        "İKMİB'in merkezi açıldı. İKMİB’den açıklama.\n\n"
    )
    assert "yok: no such file or folder" in printed.err
