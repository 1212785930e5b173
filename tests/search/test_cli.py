"""The `haberdar` command from outside, as a shell sees it."""

import json
import os
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points

import pytest

from haberdar import Article, Mention, PublishedDate, open_index
from haberdar.cli import main
from haberdar.registry.directory import organization_id

COMMANDS = {
    "clean", "entities", "entity", "export", "reindex", "rollback", "search", "serve", "stats",
    "verify",
}  # fmt: skip


@pytest.fixture
def index(tmp_path, article):
    with open_index(tmp_path / "index", create=True) as news:
        news.add(
            article(
                "a",
                "Kimya ihracatı arttı.",
                title="Kimya",
                date="2024-12",
                ministries=("ticaret",),
                organizations=("ikmib",),
            ),
            article("b", "Makine.", date="2023"),
        )
    return str(tmp_path / "index")


def test_every_command_can_be_loaded():
    names = {entry.name for entry in entry_points(group="haberdar.commands") if entry.load()}
    assert names == COMMANDS


def test_search_prints_hits_and_facets(index, capsys):
    assert main(["search", "kimya", "--index", index]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 found, page 1/1\n\nKimya\n  2024-12 · a\n  Kimya ihracatı arttı.\n")
    assert "    1  Ticaret Bakanlığı  [ticaret]" in out
    assert "\033" not in out


def test_search_takes_all_filters_and_prints_json(index, capsys):
    arguments = ["--ministry", "ticaret", "--organization", "ikmib", "--since", "2024"]
    assert main(["search", "--index", index, *arguments, "--json"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert [hit["id"] for hit in page["hits"]] == ["a"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--source", "Gündem"], ["b"]),
        (["--source=-Gündem"], ["a"]),
        (["--source=-"], ["a"]),
        (["--section", "Sanayi"], ["b"]),
        (["--organization=-ikmib"], ["b"]),
        (["--organization=-", "--ministry=-"], ["b"]),
    ],
)
def test_search_takes_values_to_have_or_to_lack(tmp_path, article, capsys, arguments, found):
    with open_index(tmp_path / "index", create=True) as news:
        news.add(
            article("a", "Kimya.", ministries=("ticaret",), organizations=("ikmib",), source=""),
            article("b", "Makine.", source="Gündem", section="Sanayi"),
        )
    index = str(tmp_path / "index")
    assert main(["search", "--index", index, *arguments, "--json"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert [hit["id"] for hit in page["hits"]] == found
    assert main(["search", "--index", index]) == 0
    assert "\nSources\n      1  Gündem  [Gündem]\n" in capsys.readouterr().out


def test_search_shows_former_ministries_under_todays(index, capsys):
    assert main(["search", "--ministry", "ekonomi", "--ministry", "ticaret", "--index", index]) == 0
    lines = capsys.readouterr().out.splitlines()
    first = lines.index("Ministries") + 1
    assert lines[first : first + 2] == [
        "      1  Ticaret Bakanlığı  [ticaret]",
        "      0    Ekonomi Bakanlığı  [ekonomi]",
    ]


def test_search_can_look_at_central_tags_alone(index, capsys):
    asked = ["search", "--ministry", "ticaret", "--index", index]
    assert main(asked) == 0
    assert capsys.readouterr().out.startswith("1 found")
    assert main([*asked, "--central"]) == 0
    assert capsys.readouterr().out.startswith("0 found")


def test_search_reports_what_it_did_not_understand(index, capsys):
    assert main(["search", "kimya", "--size", "1000", "--index", index]) == 0
    assert capsys.readouterr().err == "not understood: size=1000\n"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["kimya", "ihracatı"], 1),
        (["kimya ihracatı"], 1),
        (["--sort", "newest", "--", "-kimya", "makine"], 1),
        ([], 2),
    ],
)
def test_search_takes_a_query_in_one_word_or_several(index, capsys, typed, found):
    assert main(["search", "--index", index, *typed]) == 0
    assert capsys.readouterr().out.startswith(f"{found} found, page 1/1\n")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("kimya aralık 2024", "only date: Aralık 2024"),
        ("makine -bakanlık:ticaret", "without ministry: Ticaret Bakanlığı"),
        ("kimya uçak", "nothing has all that was asked for; these have most of it"),
        ("kiimya", "did you mean: kimya (1 found)"),
        ("kimyo~", "also looked for: kimya (for kimyo~)"),
    ],
)
def test_search_says_how_the_query_was_read(index, capsys, typed, line):
    assert main(["search", typed, "--index", index]) == 0
    assert line in capsys.readouterr().out.splitlines()


def test_search_says_where_it_stopped_short(index, capsys):
    assert main(["search", "kurum:boylebirkurumyok", "--index", index]) == 0
    assert capsys.readouterr().err == "limit: “boylebirkurumyok” adında bir kurum bilinmiyor.\n"


def test_search_for_some_of_it_is_no_surprise(index, capsys):
    assert main(["search", "kimya uçak", "--match", "some", "--index", index]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 found")
    assert "nothing has all" not in out


def test_search_explains_scores(index, capsys):
    assert main(["search", "kimya", "--explain", "--index", index]) == 0
    assert "  kimya  (title, exact; found in 1)\n" in capsys.readouterr().out
    assert main(["search", "kimya", "--explain", "--json", "--index", index]) == 0
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    parts = hit["explanation"]
    assert sum(part["score"] for part in parts) == pytest.approx(hit["score"], abs=0.001)


def calling(name, label, title, entity_id=""):
    text = f"{label} {title}"
    known_as = entity_id or organization_id(label)
    mention = Mention(known_as, "organization", label, 0, len(label), "pattern", "title", label)
    return Article(
        id=name,
        title=text,
        paragraphs=(),
        organizations=(known_as,),
        mentions=(mention,),
        published=PublishedDate(2024, int(name)),
    )


@pytest.fixture
def lacking(tmp_path):
    """An index with organizations that the registry lacks."""
    with open_index(tmp_path / "lacking", create=True) as news:
        news.add(
            calling("1", "Baklava Üreticileri Derneği", '"\\ açıkladı'),
            calling("2", "Baklava Üreticileri DERNEĞİ", "uyardı"),
            calling("3", "Baklava Üreticileri Derneği", "konuştu"),
            calling("4", "Kardeş Fırıncılar Evi", "açıldı"),
            calling("5", "Tatlıcı Fuarcılık A.Ş.", "açıldı", entity_id="tatlici-fuarcilik"),
        )
    return str(tmp_path / "lacking")


BAKLAVA = "baklava-ureticileri-dernegi"


def test_entities_are_listed_with_their_counts(index, capsys):
    assert main(["entities", "--index", index]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sorted(line.split("  ")[-1] for line in lines) == ["[ikmib]", "[ticaret]"]
    assert "     1      0  Ticaret Bakanlığı  [ticaret]" in lines
    assert main(["entities", "tica", "--index", index, "--json"]) == 0
    (entity,) = json.loads(capsys.readouterr().out)
    assert (entity["id"], entity["count"], entity["former"]) == ("ticaret", 1, [])
    assert main(["entities", "tica", "--kind", "organization", "--index", index]) == 0
    assert capsys.readouterr().out == ""


def test_entities_that_the_registry_lacks_are_shown_as_articles_write_them(lacking, capsys):
    assert main(["entities", "--new", "--size", "1", "--index", lacking]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"     3      0  Baklava Üreticileri Derneği  [{BAKLAVA}]",
        "               2 × Baklava Üreticileri Derneği",
        "               1 × Baklava Üreticileri DERNEĞİ",
        "               2024-03: Baklava Üreticileri Derneği konuştu",
    ]
    assert main(["entities", "bak", "--new", "--json", "--index", lacking]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["spellings"][0] == {"text": "Baklava Üreticileri Derneği", "count": 2}
    assert found["latest"]["date"] == "2024-03"


def test_entities_become_entries_for_the_registry(lacking, capsys):
    assert main(["entities", "--toml", "--index", lacking]) == 0
    out = capsys.readouterr().out
    clear, unclear, company = tomllib.loads(out)["organization"]
    assert clear == {
        "id": BAKLAVA,
        "name": "Baklava Üreticileri Derneği",
        "kind": "sector-association",
    }
    assert unclear == {"id": "kardes-firincilar-evi", "name": "Kardeş Fırıncılar Evi"}
    assert '# kind = ""\n' in out
    assert (company["id"], company["kind"]) == ("tatlici-fuarcilik", "company")


def test_an_organization_with_the_id_of_a_ministry_is_no_entry_for_the_registry(lacking, capsys):
    with open_index(lacking) as news:
        news.add(*(calling(str(number), "Hazine", "", "hazine-ve-maliye") for number in (6, 7)))
    for arguments in (["--new"], ["--toml"], ["--new", "--json"], ["haz", "--toml"]):
        assert main(["entities", *arguments, "--index", lacking]) == 0
        assert "hazine-ve-maliye" not in capsys.readouterr().out


@pytest.mark.parametrize("new", ["--new", "--toml"])
def test_there_are_no_new_ministries(lacking, capsys, new):
    assert main(["entities", "--kind", "ministry", new, "--index", lacking]) == 1
    assert capsys.readouterr().err.startswith("haberdar: the registry has all ministries;")


def test_entities_are_printed_in_one_form(lacking):
    with pytest.raises(SystemExit, match="2"):
        main(["entities", "--toml", "--json", "--index", lacking])


def test_an_entity_is_shown_with_facts_and_articles(index, capsys):
    assert main(["entity", "ticaret", "--index", index]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Ticaret Bakanlığı  [ticaret]"
    for line in (
        "english        Ministry of Trade",
        "1 article, 0 mainly about it",
        "      1  2024",
        "Together with organizations",
        "  2024-12     Kimya  [a]",
    ):
        assert line in lines
    assert main(["entity", "ticaret", "--index", index, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["latest"][0]["id"] == "a"


def test_an_organization_is_shown_with_its_parent(index, capsys):
    assert main(["entity", "immib", "--index", index]) == 0
    out = capsys.readouterr().out
    assert "parent         Türkiye İhracatçılar Meclisi (TİM)  [tim]\n" in out


def test_an_unknown_entity_fails(index, capsys):
    assert main(["entity", "boyle-biri-yok", "--index", index]) == 1
    assert "'boyle-biri-yok'" in capsys.readouterr().err


def test_stats(index, capsys):
    assert main(["stats", "--index", index]) == 0
    assert "articles       2\n" in capsys.readouterr().out
    assert main(["stats", "--index", index, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["last_year"] == 2024


def test_verify_finds_a_whole_index_whole(index, capsys):
    assert main(["verify", "--index", index]) == 0
    told = "2 articles read, 2 looked for by their words, 0 faults"
    assert capsys.readouterr().out.splitlines()[0] == told


def test_verify_names_the_faults(index, capsys, monkeypatch):
    from haberdar.registry.model import Registry

    # The index was made when Ticaret had no successor.
    lineage = Registry.lineage
    monkeypatch.setattr(Registry, "lineage", lambda self, name: (*lineage(self, name), "yeni"))
    assert main(["verify", "--index", index, "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert told["faults"] == [
        {"kind": "words", "text": "article a is not found by 'yeni' in ministry"}
    ]
    (advice,) = told["advice"]
    assert f"haberdar reindex --full PATH… --index {index}" in advice


def test_a_missing_index_is_an_error_that_says_what_to_do(tmp_path, capsys):
    assert main(["search", "kimya", "--index", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("haberdar: there is no index in ")
    assert "haberdar reindex" in error


def test_what_the_system_refuses_is_told_in_its_words(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    (tmp_path / "a.txt").write_text("Metin.")
    index = str(tmp_path / "file" / "index")
    assert main(["reindex", str(tmp_path / "a.txt"), "--index", index]) == 1
    assert capsys.readouterr().err.startswith("haberdar: [Errno ")


def test_wrong_usage_exits_with_2(capsys):
    wrong = ["--sort=x", "--since=dün", "--until=2024-13", "--page=0", "--size=x"]
    for arguments in ([], ["yok"], *(["search", option] for option in wrong)):
        with pytest.raises(SystemExit) as exit_:
            main(arguments)
        assert exit_.value.code == 2
    assert "usage: haberdar" in capsys.readouterr().err


def test_help_lists_the_commands(capsys):
    with pytest.raises(SystemExit) as exit_:
        main(["--help"])
    assert exit_.value.code == 0
    out = capsys.readouterr().out
    for name in COMMANDS:
        assert f"    {name}" in out


BLOCKED = """
import sys
for name in {names!r}:
    sys.modules[name] = None
import haberdar.cli
sys.exit(haberdar.cli.main(sys.argv[1:]))
"""
EXTRAS = ["flask", "waitress", "bs4", "lxml", "trafilatura", "ahocorasick", "tqdm"]


def run_without(names, *arguments):
    code = BLOCKED.format(names=names)
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


def test_searching_needs_neither_flask_nor_html_parsers(index):
    done = run_without(EXTRAS, "search", "kimya", "--index", index)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 found")


@pytest.mark.parametrize(
    ("command", "extra"), [(["reindex", "x"], "indexer"), (["serve", "--index", "x"], "web")]
)
def test_a_command_whose_extra_is_missing_says_which(command, extra):
    done = run_without(EXTRAS, *command)
    assert done.returncode == 1
    assert f"pip install 'haberdar[{extra}]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_without_extras_says_what_would_bring_them():
    done = run_without(EXTRAS, "--help")
    assert done.returncode == 0
    assert "pip install 'haberdar[web]'" in done.stdout


def test_a_closed_pipe_is_no_error(index):
    done = subprocess.run(
        f"{sys.executable} -m haberdar.cli search --index {index} | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert done.stdout == "2 found, page 1/1\n"
    assert done.stderr == ""


COPY = (
    "Kimya ihracatı geçen ay yüzde 12,4 artarak 2 milyar 647 milyon dolara ulaştı; birlik başkanı "
    "navlun maliyetlerindeki düşüşün üreticilere nefes aldırdığını söyledi."
)


def test_search_shows_the_versions_of_a_story_as_one_hit(index, capsys, article):
    with open_index(index) as news:
        news.add(article("ajans", COPY, date="2024-03-02"), article("posta", COPY, source="Posta"))
    asked = ["search", "navlun", "--index", index]
    assert main(asked) == 0
    out = capsys.readouterr().out
    found = "2 found (1 without similar ones), page 1/1\n\najans\n  2024-03-02 · ajans"
    assert out.startswith(f"{found} · +1 similar\n")
    for more in (["--unfolded"], ["--story", "posta"]):
        assert main([*asked, *more]) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"{found}\n")
        assert "\nposta\n  undated · Posta · posta\n" in out
    assert main([*asked, "--json"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    assert hit["similar"] == 1
