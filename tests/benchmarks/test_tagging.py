"""The benchmark of tagging knows what names one body, and counts as one does by hand."""

import json

import pytest
from benchmarks.tagging.__main__ import main
from benchmarks.tagging.agreement import compare
from benchmarks.tagging.judging import read_judgements
from benchmarks.tagging.labels import Label, LabelledArticle, read_labelled
from benchmarks.tagging.naming import find_name, name_key, split_name, texts_of
from benchmarks.tagging_speed import main as measure_speed

from haberdar import Article, Mention, Organization, Registry, load_registry
from haberdar.registry.directory import organization_id
from haberdar_indexer import Tagger

ORGANIZATION = Organization(
    "ornek-sanayiciler", "Örnek Sanayiciler Derneği", "business-association", "ÖRSAD"
)
REGISTRY = Registry({}, {ORGANIZATION.id: ORGANIZATION}, "")
TITLE = "Sanayide gündem"


def made_of(text):
    """Return an article whose mentions are what stands in «» of `text`, each its own entity."""
    body, mentions = "", []
    for number, piece in enumerate(text.replace("»", "«").split("«")):
        if number % 2:
            name = organization_id(piece.partition("'")[0])
            place = len(body), len(body) + len(piece)
            mentions.append(Mention(name, "organization", piece, *place, "form", label=piece))
        body += piece
    ids = tuple(dict.fromkeys(mention.entity_id for mention in mentions))
    return Article(
        id="a1", title=TITLE, paragraphs=(body,), organizations=ids, mentions=tuple(mentions)
    )


def compared(text, *names):
    labels = tuple(Label("organization", split_name(name)) for name in names)
    return compare(LabelledArticle(made_of(text), labels), "organization", REGISTRY)


@pytest.mark.parametrize(
    ("text", "label", "same"),
    [
        ("«Deniz Bankası'nın» kârı arttı.", "Deniz Bankası", True),
        ("DÜN «DENİZ BANKASI» AÇIKLADI", "Deniz Bankası", True),
        ("«Deniz Bankası A.Ş.'nin» kârı arttı.", "Deniz Bankası", True),
        # The kind of body at the end is neither here nor there.
        ("«Ova Petrolleri» Anonim Ortaklığı duyurdu.", "Ova Petrolleri Anonim Ortaklığı", True),
        ("«Ova Petrolleri Anonim Ortaklığının» kararı", "Ova Petrolleri", True),
        ("«Lale Mobilya» Sanayi ve Ticaret AŞ'nin", "Lale Mobilya Sanayi ve Ticaret AŞ", True),
        # Part of another body's name.
        ("Kuzey «Merkez Bankası» faizi", "Kuzey Merkez Bankası", False),
        ("«Kuzey Merkez Bankası» faizi", "Merkez Bankası", False),
        ("«Deniz Bankası» Spor Kulübü", "Deniz Bankası Spor Kulübü", False),
        ("«Deniz Bankası Spor Kulübü» kazandı", "Deniz Bankası", False),
        # Any name of a label will do.
        ("Kıyı Balıkçıları Birliği («KBB») kuruldu.", "Kıyı Balıkçıları Birliği (KBB)", True),
        ("«Kıyı Balıkçıları Birliği» (KBB) kuruldu.", "Kıyı Balıkçıları Birliği (KBB)", True),
        ("«Kıyı Balıkçıları Birliği (KBB)» kuruldu.", "Kıyı Balıkçıları Birliği", True),
        # Two bodies in one text.
        ("«Deniz Bankası» ile Göl Bankası", "Göl Bankası", False),
    ],
)
def test_a_tag_names_a_label_where_both_are_one_name_in_the_text(text, label, same):
    found = compared(text, label)
    assert (found.tags, found.bodies) == ((1, 1) if same else (0, 0))
    assert [one.side for one in found.disagreements] == ([] if same else ["label", "tag"])


def test_a_name_within_that_of_another_label_is_not_the_labels():
    found = compared(
        "Kuzey «Merkez Bankası» ve yine Kuzey Merkez Bankası",
        "Kuzey Merkez Bankası",
        "Merkez Bankası",
    )
    assert [(one.side, one.key) for one in found.disagreements] == [
        ("label", "kuzey merkez bankasi"),
        ("tag", "merkez-bankasi"),
    ]
    assert found.left_out == 1


@pytest.mark.parametrize(
    ("name", "text", "surfaces"),
    [
        ("Ege Fonu", "Ege Fonu'na, EGE FONU ve Ege Fonunun; Ege Fonumatik", 3),
        ("AB", "AB'nin, ab, ABD, AB", 2),
        ("KARDAN", "Kardan, KARDAN'ın, kardan", 2),
        ("Işık Kulübü", "ışık kulübü, Işık Kulübü", 1),
        ("ornek.com", "ornek.com'a, Ornek.com", 2),
    ],
)
def test_a_name_is_found_as_words_of_its_own(name, text, surfaces):
    article = Article(id="a1", title=TITLE, paragraphs=(text,))
    assert len(list(find_name(name, texts_of(article)))) == surfaces


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ova Petrolleri Anonim Ortaklığı", "ova petrolleri"),
        ("Ova Petrolleri A.Ş.'nin", "ova petrolleri"),
        ("Sanayi ve Ticaret Bakanlığı", "sanayi ve ticaret"),
        ("Ticaret Bakan Yardımcıları", "ticaret"),
        ("Deniz Bankası (DB)", "deniz bankasi"),
        ("Grup Lale", "grup lale"),
        ("Pepsi Coca", "pepsi coca"),
        ("Holding AŞ", "holding"),
        ("L'Orient'in", "l orient"),
        ("AŞ", "as"),
    ],
)
def test_what_names_have_in_common(name, key):
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Ege Fonu", ("Ege Fonu",)),
        ("Ege Fonu (EF)", ("Ege Fonu", "EF")),
        ('Ege Fonu A.Ş. ("Ege Fonu") ', ("Ege Fonu A.Ş.", "Ege Fonu")),
        ("Ege Fonu (Aegean Fund - AF)", ("Ege Fonu", "Aegean Fund", "AF")),
        ("Ege (Fonu", ("Ege (Fonu",)),
    ],
)
def test_a_label_may_hold_several_names(name, names):
    assert split_name(name) == names


def tagged(entity_id, surface, text):
    start = text.index(surface)
    mention = Mention(entity_id, "organization", surface, start, start + len(surface), "name")
    return Article(
        id="a1", title=TITLE, paragraphs=(text,), organizations=(entity_id,), mentions=(mention,)
    )


@pytest.mark.parametrize("label", ["ÖRSAD", "Örnek Sanayiciler Derneği", "Orsad"])
def test_a_tag_names_a_label_that_the_registry_calls_it_by(label):
    text = "Sanayiciler toplandı. ÖRSAD ve Örnek Sanayiciler Derneği bir; Orsad da."
    article = tagged(ORGANIZATION.id, "Sanayiciler", text)
    labelled = LabelledArticle(article, (Label("organization", (label,)),))
    assert compare(labelled, "organization", REGISTRY).disagreements == ()


def test_labels_of_one_body_are_one():
    one_name = compared("Kıyı Birliği (KBB) toplandı.", "Kıyı Birliği (KBB)", "KBB")
    assert [one.key for one in one_name.disagreements] == ["kiyi birligi"]
    one_tag = compared(
        "«Ova Petrolleri», Ova Petrolleri AŞ.", "Ova Petrolleri", "Ova Petrolleri AŞ"
    )
    assert (one_tag.tags, one_tag.bodies, one_tag.disagreements) == (1, 1, ())


def test_a_label_that_the_text_lacks_is_left_out():
    found = compared("«Deniz Bankası» büyüdü.", "Deniz Bankası", "Göl Bankası", "Dağ Bankası")
    assert (found.bodies, found.left_out, found.disagreements) == (1, 2, ())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("«Deniz Bankası'nın» kârı arttı.", "Deniz Bankası A.Ş."),
        ("«Fransa Ekonomi Bakanı» geldi.", "Fransa Ekonomi Bakanlığı"),
    ],
)
def test_it_may_still_show_that_a_tag_is_right(text, label):
    found = compared(text, label)
    assert (found.tags, found.bodies, found.left_out, found.disagreements) == (1, 0, 1, ())


def test_another_countrys_ministry_without_a_label_is_no_error():
    assert compared("«Fransa Ekonomi Bakanlığı» açıkladı.").disagreements == ()


def test_a_disagreement_shows_where():
    words = "sözcük " * 20
    (missed,) = compared(f"{words}Deniz Bankası'nın {words}", "Deniz Bankası").disagreements
    before, after = words[-60:], f" {words}"[:60]
    assert missed.context == f"{before}[Deniz Bankası'nın]{after}"


TEXT = """TCMB ve TÜİK toplandı. Ticaret Bakanı Ömer Bolat da geldi.
Kırmızı Bayrak kazandı. Enflasyon Raporu çıktı. Fransa Maliye Bakanı bekliyor."""
ARTICLES = [
    {
        "id": "d1",
        "title": "Merkez Bankası faizi açıkladı",
        "text": TEXT,
        "date": "2024-12-03",
        "entities": [
            {"name": "TCMB", "type": "Institution"},
            {"name": "Merkez Bankası", "acronym": "TCMB", "type": "Institution"},
            {"name": "Kırmızı Bayrak", "type": "Company"},
            {"name": "Enflasyon Raporu", "type": "Organization"},
            {"name": "Göl Bankası (GB)", "type": "Company"},
            {"name": "Ankara", "type": "City"},
            {"name": "Ömer Bolat", "job_title": "Ticaret Bakanı", "type": "Person"},
        ],
    },
    {"id": "d2", "title": "Sanayi Bakanlığı", "text": "Toplandı.", "date": "2024-12-03"},
    {"id": "d3", "title": "Metinsiz", "text": ""},
]
JUDGEMENTS = """
"d1 / organization / tag / tuik" = "right: it met"
"d1 / organization / label / enflasyon raporu" = "not-an-organization: a report"
"d2 / ministry / tag / sanayi-ve-teknoloji" = "wrong"
"d1 / organization / tag / tim" = "wrong: no longer tagged"
"d9 / organization / tag / tim" = "right: of another file"
"""


@pytest.fixture
def files(tmp_path):
    """The options that name the articles and judgements."""
    articles, judgements = tmp_path / "articles.jsonl", tmp_path / "judgements.toml"
    articles.write_text("\n".join(map(json.dumps, ARTICLES)), "utf-8")
    judgements.write_text(JUDGEMENTS, "utf-8")
    return [str(articles), "--judgements", str(judgements)]


def run(capsys, *arguments):
    main(arguments)
    return capsys.readouterr().out


def test_figures(files, capsys):
    result = json.loads(run(capsys, *files))
    assert result["articles"] == 2
    assert result["organizations"] == {
        "tags": 2,
        "bodies that labels name": 3,
        "labels left out, not in the text": 1,
        "by the labels": {"precision": 0.5, "recall": 0.333, "F1": 0.4},
        "as judged": {"precision": 1.0, "recall": 0.5, "F1": 0.667},
        "disagreements": {
            "tags": {"right": 1},
            "labels": {"unjudged": 1, "not-an-organization": 1},
        },
    }
    scores = {"precision": 0.5, "recall": 1.0, "F1": 0.667}
    assert result["ministries"]["by the labels"] == result["ministries"]["as judged"] == scores
    assert result["stale judgements"] == 1
    assert result["MB a second"] > 0


def test_without_judgements_every_disagreement_is_an_error(files, tmp_path, capsys):
    none = tmp_path / "none.toml"
    none.write_text("")
    found = json.loads(run(capsys, files[0], "--judgements", str(none)))["organizations"]
    assert found["by the labels"] == found["as judged"]
    assert found["disagreements"] == {"tags": {"unjudged": 1}, "labels": {"unjudged": 2}}


def test_errors_are_printed_to_be_read(files, capsys):
    lines = run(capsys, *files, "--errors").splitlines()
    missed, judged, tag, ministry = map(json.loads, lines)
    assert missed["name"] == "Kırmızı Bayrak"
    assert missed["verdict"] == ""
    assert judged["verdict"] == "not-an-organization"
    assert (tag["key"], tag["name"], tag["rules"]) == (
        "tuik",
        "Türkiye İstatistik Kurumu",
        ["acronym"],
    )
    assert tag["context"].startswith("TCMB ve [TÜİK] toplandı.")
    assert (ministry["kind"], ministry["context"]) == ("ministry", "[Sanayi Bakanlığı]")


def test_a_template_lists_what_is_not_judged_yet(files, tmp_path, capsys):
    lines = run(capsys, *files, "--judge-template")
    assert lines == '"d1 / organization / label / kirmizi bayrak" = ""  # Kırmızı Bayrak\n'
    filled = tmp_path / "filled.toml"
    filled.write_text(JUDGEMENTS + lines.replace('""', '"missed"'), "utf-8")
    assert run(capsys, files[0], "--judgements", str(filled), "--judge-template") == ""


def test_ministries_are_listed_by_article(files, capsys):
    assert run(capsys, *files, "--ministries").splitlines() == [
        "d1 2024-12-03  ticaret (Ticaret Bakanı: title, Ömer Bolat: minister)",
        "d2 2024-12-03  sanayi-ve-teknoloji (Sanayi Bakanlığı: everyday name)",
    ]


@pytest.mark.parametrize(
    "line",
    [
        '"d1 / organization / tag / tim" = ""',
        '"d1 / organization / tag / tim" = "missed: of labels"',
        '"d1 / organization / name / tim" = "right"',
        '"d1 / organization / tag" = "right"',
        'd1 = "right"',
        'd1 = "right" "wrong"',
    ],
)
def test_what_is_no_judgement_is_refused(tmp_path, line):
    path = tmp_path / "judgements.toml"
    path.write_text(line)
    with pytest.raises(ValueError, match=r"judgement|line 1"):
        read_judgements(path)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sanayi ve Teknoloji Bakanlığı", "ministry"),
        ("Sanayi Bakanlığı", "ministry"),
        ("Ticaret Bakan Yardımcısı", "ministry"),
        ("Fransa Maliye Bakanlığı", "organization"),
        ("ABD Ticaret Bakanı", "organization"),
        ("Ticaret Odası", "organization"),
    ],
)
def test_a_label_is_a_ministrys_without_a_country_in_front(tmp_path, name, kind):
    path = tmp_path / "articles.jsonl"
    labelled = ARTICLES[1] | {"entities": [{"name": name, "type": "Institution"}]}
    path.write_text(json.dumps(labelled), "utf-8")
    registry = load_registry()
    (read,) = read_labelled(path, Tagger(registry), registry)
    assert read.labels == (Label(kind, (name,)),)


@pytest.mark.parametrize("measure", [main, measure_speed])
def test_a_file_without_articles_is_refused(tmp_path, capsys, measure):
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(ARTICLES[2]), "utf-8")
    with pytest.raises(SystemExit):
        measure([str(path)])
    assert "no article" in capsys.readouterr().err


def test_speed_is_that_of_so_many_megabytes(files, capsys):
    measure_speed([files[0], "--megabytes", "0.01"])
    result = json.loads(capsys.readouterr().out)
    assert result["MB"] == 0.01
    assert result["articles"] > len(ARTICLES)
    assert result["MB a second"] > 0
    measure_speed([files[0], "--megabytes", "0.01", "--profile"])
    assert "tottime" in capsys.readouterr().out
