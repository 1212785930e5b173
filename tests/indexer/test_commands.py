import json

from haberdar.cli import main


def test_reindex_prints_a_summary_and_what_it_rejected(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("date 2024 Kimya.\n\nMetin.")
    (tmp_path / "b.txt").write_text("")
    index = str(tmp_path / ".index")
    assert main(["reindex", str(tmp_path), "--index", index]) == 3
    printed = capsys.readouterr()
    assert printed.out.startswith("1 articles indexed in ")
    assert printed.out.endswith(", 1 rejected\n")
    assert printed.err == "rejected: b.txt: no text was found\n"


def test_reindex_again_says_that_nothing_changed(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("date 2024 Kimya.")
    index = str(tmp_path / ".index")
    assert main(["reindex", str(tmp_path), "--index", index, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["indexed"] == 1
    assert main(["reindex", str(tmp_path), "--index", index]) == 0
    assert capsys.readouterr().out == f"{index} is up to date\n"


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
