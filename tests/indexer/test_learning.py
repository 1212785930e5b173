"""Acronyms that some articles explain, in others that do not."""

import pytest

from haberdar import load_registry, open_index
from haberdar_indexer import reindex
from haberdar_indexer.learning import learnt_acronyms

REGISTRY = load_registry()
BAKTAD = "baklava-ve-tatli-ureticileri-dernegi"
EXPLAINED = "Dün Baklava ve Tatlı Üreticileri Derneği (BAKTAD) toplandı, {} kez."
ANOTHER = "Dün Bakır Tavacılar Derneği (BAKTAD) toplandı, {} kez."


def indexed(tmp_path, *texts):
    files = tmp_path / "files"
    files.mkdir()
    for number, text in enumerate(texts):
        (files / f"{number:03}.txt").write_text(f"Haber {number}\n\n{text}\n", "utf-8")
    report = reindex([files], tmp_path / "index")
    assert report.written.added == len(texts)
    return report, open_index(tmp_path / "index")


def explained(text, times):
    return [text.format(number) for number in range(times)]


def test_an_acronym_that_is_explained_often_is_known_elsewhere(tmp_path):
    report, news = indexed(
        tmp_path,
        "BAKTAD’ın verilerine göre fiyatlar arttı.",
        *explained(EXPLAINED, 3),
        "Baktad ve baktad başka şeydir.",
    )
    with news:
        assert report.learnt == 1
        assert news.search(organizations=[BAKTAD]).total == 4
        (article,) = (found for found in news.articles() if "verilerine" in found.body)
        assert [(m.surface, m.rule) for m in article.mentions] == [("BAKTAD’ın", "archive acronym")]
        assert article.central_organizations == (BAKTAD,)
        assert article.mentions[0].label == "Baklava ve Tatlı Üreticileri Derneği (BAKTAD)"
        # What was learnt is no reason to build again.
        assert reindex([tmp_path / "files"], tmp_path / "index").unchanged


@pytest.mark.parametrize(
    "texts",
    [
        explained(EXPLAINED, 2),  # too seldom
        [*explained(EXPLAINED, 3), *explained(ANOTHER, 3)],  # said of two
        # Of an organization that is often named, and explained but once.
        [*explained(EXPLAINED, 1), *explained(EXPLAINED.replace(" (BAKTAD)", ""), 5)],
        explained("Dün Sevimli Erik Kurutucuları Derneği (SEK) toplandı, {} kez.", 5),  # registered
        explained("Dün Kuru Üzüm Satıcıları Derneği (KUŞ) toplandı, {} kez.", 5),  # a word
        explained("Dün Baklava Üreticileri Derneği toplandı, {} kez.", 5),  # no acronym
    ],
)
def test_what_is_not_believed(tmp_path, texts):
    report, news = indexed(tmp_path, "BAKTAD, SEK ve KUŞ toplandı.", *texts)
    with news:
        assert report.learnt == 0
        assert learnt_acronyms(news, REGISTRY) == ()


def test_an_article_that_explains_the_acronym_otherwise_keeps_its_meaning(tmp_path):
    beekeepers = "Dün Çamlıca Arıcılar Birliği (ÇAB) toplandı, {} kez."
    text = "Çok Amaçlı Bina (ÇAB) açıldı; ÇAB’da."
    report, news = indexed(tmp_path, *explained(beekeepers, 9), text)
    with news:
        assert report.learnt == 0
        assert [each.letters for each in learnt_acronyms(news, REGISTRY)] == ["ÇAB"]
        assert news.search(organizations=["camlica-aricilar-birligi"]).total == 9


def test_a_run_that_stops_before_it_has_learnt_is_repeated(tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("haberdar_indexer.reindexing.tag_again", stop)
        with pytest.raises(KeyboardInterrupt):
            indexed(tmp_path, "BAKTAD toplandı.", *explained(EXPLAINED, 3))
    report = reindex([tmp_path / "files"], tmp_path / "index")
    assert (report.unchanged, report.learnt) == (False, 1)
