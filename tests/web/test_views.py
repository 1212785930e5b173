"""The pages as a browser without scripts gets them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from haberdar import Article, FacetValue, Mention, News, Page, PublishedDate, open_index
from haberdar_web import create_app

Soup = Callable[[str], BeautifulSoup]
Shown = Callable[[Page], BeautifulSoup]


@pytest.fixture
def shown(soup: Soup, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Show an answer as if it were what the archive found."""

    def show(found: Page) -> BeautifulSoup:
        monkeypatch.setattr(News, "search", lambda *_, **__: found)
        return soup("/")

    return show


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in page.select(selector)]


def one(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def test_the_start_page_has_everything_newest_first(soup: Soup) -> None:
    page = soup("/")
    assert texts(page, "h1") == ["Son haberler"]
    assert texts(page, ".hits h3")[0] == "Kimya ihracatı yılı rekorla kapattı"
    assert one(page, "input[type=search]").has_attr("autofocus")
    assert one(page, "html")["lang"] == "tr"


@pytest.mark.parametrize(
    "query", ["ihracat", "IHRACAT", "İHRACAT", "ihracatı", "türkiye ihracatçılar meclisi"]
)
def test_words_in_any_form(soup: Soup, query: str) -> None:
    page = soup(f"/?q={query}")
    assert texts(page, "h1")[0].endswith("haber bulundu")
    assert page.select(".hits mark")
    assert one(page, "input[type=search]")["value"] == query
    assert not one(page, "input[type=search]").has_attr("autofocus")


def test_dates_of_hits_as_far_as_they_are_known(soup: Soup) -> None:
    times = {time["datetime"]: time.get_text() for time in soup("/?adet=50").select(".byline time")}
    assert times["2024-12-27"] == "27 Aralık 2024"
    assert times["2024-12"] == "Aralık 2024"
    assert times["2023"] == "2023"
    assert "tarihi bilinmiyor" in texts(soup("/?q=bülten"), ".byline")[0]


def test_facets_are_drill_sideways(soup: Soup) -> None:
    both = soup("/?bakanlik=hazine-ve-maliye&bakanlik=tarim-ve-orman")
    assert texts(both, "h1") == ["2 haber bulundu"]
    chosen = texts(both, '.choices [aria-current="true"] > span:first-child')
    assert chosen == ["Hazine ve Maliye Bakanlığı", "Tarım ve Orman Bakanlığı"]
    assert texts(both, ".choices .count")[0] == "27 haber"


def follow(soup: Soup, page: BeautifulSoup, selector: str) -> BeautifulSoup:
    return soup(str(page.select(selector)[0]["href"]))


def test_a_value_is_excluded_and_comes_back(soup: Soup) -> None:
    page = soup("/?adet=50")
    section = 'section[aria-labelledby="suzgec-kaynak"]'
    assert texts(page, f"{section} .exclude")[0] == "Ticaret Postası: hariç tut"
    without = follow(soup, page, f"{section} .exclude")
    assert texts(without, "h1") == ["16 haber bulundu"]
    assert texts(without, ".chips a") == ["Kaynak değil: Ticaret Postası süzgecini kaldır"]
    assert texts(without, f"{section} [aria-current]") == ["değil: Ticaret Postası15 haber"]
    assert not any("Ticaret Postası" in line for line in texts(without, ".byline"))
    for back in (".chips a", f"{section} [aria-current]"):
        assert texts(follow(soup, without, back), "h1") == ["Son haberler"]


def test_articles_without_a_value_are_the_last_choice(soup: Soup) -> None:
    page = soup("/")
    section = 'section[aria-labelledby="suzgec-kurum"] .choices'
    assert texts(page, f"{section} li")[-1] == "Hiçbiri1 haber"
    (last,) = [a for a in page.select(f"{section} a") if a.get_text().startswith("Hiçbiri")]
    found = soup(str(last["href"]))
    assert texts(found, ".hits h3") == ["Depoda bulunan eski bir bülten"]
    assert texts(found, ".chips a") == ["Kurum: yok süzgecini kaldır"]
    assert texts(follow(soup, found, ".chips a"), "h1") == ["Son haberler"]


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[Soup]:
    """An archive whose articles have more sources than a page shows unasked."""
    with open_index(tmp_path / "index", create=True) as news:
        news.add(
            *(
                Article(id=str(number), title="Kimya", paragraphs=(), source=f"Işık Haber {number}")
                for number in range(12)
            ),
            Article(id="x", title="Kimya", paragraphs=(), source="İğdır <b>Postası</b>"),
        )
        client = create_app(news).test_client()
        yield lambda address: BeautifulSoup(client.get(address).text, "html.parser")


def test_values_are_searched_by_a_form(crowded: Soup) -> None:
    page = crowded("/?q=kimya")
    form = one(page, "form.within")
    assert form["action"] == "/#suzgec-kaynak"
    assert one(form, "label")["for"] == one(form, "input:not([type=hidden])")["id"] == "kaynak_ara"
    assert [(field["name"], field["value"]) for field in form.select("[type=hidden]")] == [
        ("q", "kimya")
    ]
    page = crowded("/?q=kimya&kaynak_ara=IGDIR")
    section = 'section[aria-labelledby="suzgec-kaynak"]'
    assert texts(page, f"{section} .choices a:not(.exclude) > span:first-child") == [
        "İğdır <b>Postası</b>"
    ]
    assert texts(page, f"{section} .aside") == [
        "Liste “IGDIR” ile daraltıldı. Kaynak: Bütün listeye dön"
    ]
    assert texts(page, "h1") == ["13 haber bulundu"]
    chosen = follow(crowded, page, f"{section} .choices a")
    assert texts(chosen, "h1") == ["1 haber bulundu"]
    assert one(chosen, "#kaynak_ara")["value"] == "IGDIR"
    whole = follow(crowded, chosen, f"{section} .aside a")
    assert len(whole.select(f"{section} .choices a:not(.exclude)")) == 13


def test_a_search_among_values_may_find_none(crowded: Soup) -> None:
    page = crowded("/?kaynak_ara=<i>yok")
    assert texts(page, "[aria-labelledby=suzgec-kaynak] .aside") == [
        "Listede “<i>yok” geçen yok. Kaynak: Bütün listeye dön"
    ]


def test_what_articles_are_mainly_about_is_a_link_away(soup: Soup) -> None:
    page = soup("/?bakanlik=ticaret")
    assert texts(page, ".either [aria-current]") == ["Adı geçen bütün haberler"]
    page = soup(str(one(page, ".either a:not([aria-current])")["href"]))
    assert texts(page, "h1") == ["2 haber bulundu"]
    assert texts(page, ".either [aria-current]") == ["Yalnız ana konusu olanlar"]
    assert texts(page, ".choices:not(.either) .count")[0] == "2 haber, seçili"
    for form in page.select("form"):
        assert one(form, "input[name=konu]")["value"] == "ana"
    (chip,) = page.select(".chips a[href='/?bakanlik=ticaret']")
    assert chip.get_text() == "Kapsam: Yalnız ana konusu olanlar süzgecini kaldır"


def test_former_ministries_are_under_todays(news: News, shown: Shown) -> None:
    former = FacetValue("ekonomi", "Ekonomi Bakanlığı", 3, selected=True)
    value = FacetValue("ticaret", "Ticaret Bakanlığı", 30, former=(former,))
    found = news.search(ministries=["ekonomi"])
    page = shown(replace(found, facets={**found.facets, "ministry": (value,)}))
    assert one(page, ".former").has_attr("open")
    assert texts(page, ".former summary") == ["1 eski bakanlık: Ticaret Bakanlığı"]
    assert texts(page, ".former a:not(.exclude) > span:first-child") == [
        "Ekonomi Bakanlığı 2011 – 2018"
    ]
    assert texts(page, ".former .count") == ["3 haber, seçili"]
    assert texts(page, ".chips a") == ["Bakanlık: Ekonomi Bakanlığı süzgecini kaldır"]


@pytest.mark.parametrize(
    ("facet_size", "size", "told"),
    [
        (50, 50, []),
        (50, 900, ["Tümünü göster: 900"]),
        (50, 3400, ["En sık geçenleri göster: 1.000"]),
        (1000, 3400, ["3.400 değer içinde en sık geçen 1.000."]),
    ],
)
def test_a_facet_says_how_much_of_it_the_page_has(
    news: News, shown: Shown, facet_size: int, size: int, told: list[str]
) -> None:
    values = tuple(FacetValue(f"k{n}", f"Kurum {n}", 9) for n in range(facet_size))
    page = replace(
        news.search(facet_size=facet_size),
        facets={"ministry": (), "organization": values, "source": (), "section": ()},
        facet_sizes={"ministry": 0, "organization": size, "source": 0, "section": 0},
    )
    assert texts(shown(page), "section details .aside") == told


def test_the_date_form_shows_the_chosen_period(soup: Soup) -> None:
    page = soup("/?q=kimya&baslangic=2024-02&bitis=2024-02")
    assert one(page, "#baslangic")["value"] == "2024-02-01"
    assert one(page, "#bitis")["value"] == "2024-02-29"
    assert one(page, ".dates input[name=q]")["value"] == "kimya"


def test_undated_articles_are_counted(soup: Soup) -> None:
    assert "1 haberin tarihi bilinmiyor." in texts(soup("/"), ".timeline p")


def test_paging_reaches_the_last_page(soup: Soup) -> None:
    page, seen = soup("/?q=ihracat"), 0
    while True:
        seen += len(page.select(".hits > li"))
        following = page.select('a[rel="next"]')
        if not following:
            break
        page = soup(str(following[0]["href"]))
    assert (seen, texts(page, "h1")) == (27, ["27 haber bulundu"])


def test_past_the_last_page_there_is_a_way_back(soup: Soup) -> None:
    page = soup("/?q=ihracat&sayfa=40")
    assert "Sonuçlar 3. sayfada bitiyor; 40. sayfa yok." in texts(page, ".advice p")
    assert one(page, ".advice a")["href"] == "/?q=ihracat&sayfa=3"


def test_nothing_found_has_advice_and_ways_out(soup: Soup) -> None:
    page = soup('/?q="uzay gemisi"&bakanlik=ticaret&kurum=tim')
    assert texts(page, "h1") == ["Haber bulunamadı"]
    links = {link.get_text(): link["href"] for link in page.select(".advice a")}
    assert links["“Bakanlık: Ticaret Bakanlığı” süzgecini kaldırın"] == (
        "/?q=%22uzay+gemisi%22&kurum=tim"
    )
    assert links["Bütün süzgeçleri kaldırın"] == "/?q=%22uzay+gemisi%22"
    assert any("Tırnak" in text for text in texts(page, ".advice li"))


def test_a_scope_that_changes_nothing_is_a_choice_and_no_advice(soup: Soup) -> None:
    page = soup("/?konu=ana&q=xyzzy")
    assert texts(page, ".advice a") == ["Bütün haberlere dönün"]
    assert texts(page, ".advice p") == ["xyzzy için haber yok. Şunları deneyebilirsiniz:"]
    assert texts(page, ".either [aria-current]") == ["Yalnız ana konusu olanlar"]
    assert one(page, ".either a:not([aria-current])")["href"] == "/?q=xyzzy"


def test_nothing_found_by_filters_alone(soup: Soup) -> None:
    page = soup("/?kurum=boyle-kurum-yok")
    assert texts(page, ".advice p")[0].startswith("Seçili süzgeçlere uyan haber yok.")
    assert not any("yazım" in text for text in texts(page, ".advice li"))
    assert not any("yazım" in text for text in texts(soup("/?q=bölüm:yok"), ".advice li"))


def test_unusable_values_are_told_and_do_no_harm(soup: Soup) -> None:
    page = soup("/?q=kimya&baslangic=dün&sirala=güzel&sayfa=-3&adet=999&konu=hepsi")
    assert set(texts(page, ".notice code")) == {
        "baslangic=dün",
        "sirala=güzel",
        "sayfa=-3",
        "adet=999",
        "konu=hepsi",
    }


def test_the_heading_and_a_notice_say_that_nothing_has_all_words(soup: Soup) -> None:
    page = soup("/?q=kimya+uzaygemisi")
    (heading,) = texts(page, "h1")
    assert heading == "Kısmen uyan 27 haber bulundu"
    (notice,) = texts(page, ".notice p")
    assert notice == (
        "Aranan sözcüklerin hepsini içeren haber yok. "
        "Bir bölümünü içeren 27 haber bulundu. En çok uyanlar önde."
    )


@pytest.mark.parametrize("address", ["/?q=fındık+uzaygemisi", "/?q=kimya+uzaygemisi&sirala=yeni"])
def test_nothing_is_said_of_an_order_that_is_not_there(soup: Soup, address: str) -> None:
    assert texts(soup(address), ".notice p")[0].endswith(" haber bulundu.")


def test_another_spelling_is_offered_and_not_applied(soup: Soup) -> None:
    page = soup("/?q=kimya+ihracaat%C4%B1&sirala=eski")
    assert one(page, "input[type=search]")["value"] == "kimya ihracaatı"
    told = texts(page, ".spellings")[0]
    assert told.startswith("Bunu mu demek istediniz: kimya ihracatı (")
    assert told.endswith(" haber)?")
    assert one(page, ".spellings a")["href"] == "/?q=kimya+ihracat%C4%B1&sirala=eski"
    assert texts(page, ".spellings strong") == ["ihracatı"]


def test_words_that_were_looked_for_too(soup: Soup) -> None:
    page = soup("/?q=ihracat~")
    assert texts(page, ".also") == ["ihracat~ için şu da arandı: “ihracatı”"]


def test_limits_stand_beside_what_was_ignored(soup: Soup) -> None:
    page = soup("/?q=kurum:boylebirkurumyok&sirala=x")
    assert texts(page, ".notice p") == [
        "“boylebirkurumyok” adında bir kurum bilinmiyor.",
        "Aramaya katılmayanlar: sirala=x",
    ]


def test_of_many_limits_three_stand_in_the_open(soup: Soup) -> None:
    page = soup("/?q=" + "+".join(f"kurum:uzaygemisi{letter}" for letter in "abcde"))
    assert len(texts(page, ".notice > p")) == 3
    assert texts(page, ".notice summary") == ["2 uyarı daha"]
    assert texts(page, ".notice details p")[-1] == "“uzaygemisie” adında bir kurum bilinmiyor."


def test_a_date_in_words_can_be_taken_away_or_looked_for(soup: Soup) -> None:
    page = soup("/?q=kimya+aral%C4%B1k+2024&bakanlik=ticaret")
    links = {" ".join(link.get_text().split()): link["href"] for link in page.select(".chips a")}
    assert links["Tarih: Aralık 2024 süzgecini kaldır"] == "/?q=kimya&bakanlik=ticaret"
    assert links["Aralık 2024: sözcük olarak ara"] == (
        "/?q=kimya+%22aral%C4%B1k+2024%22&bakanlik=ticaret"
    )
    assert links["Tümünü kaldır"] == "/?q=kimya"


def test_help_leads_to_examples(soup: Soup) -> None:
    page = soup("/yardim")
    assert texts(page, "h1") == ["Nasıl aranır?"]
    links = {link.get_text(): link["href"] for link in page.select(".examples a")}
    assert links["tarih:2024-01..2024-06"] == "/?q=tarih:2024-01..2024-06"
    assert len(links) > 9


def test_help_keeps_what_is_typed(soup: Soup) -> None:
    results = soup("/?q=kimya+ihracat%C4%B1&bakanlik=ticaret")
    assert not one(results, ".help a").has_attr("aria-current")
    page = soup(str(one(results, ".help a")["href"]))
    assert one(page, "input[type=search]")["value"] == "kimya ihracatı"
    assert one(page, ".help a")["aria-current"] == "page"
    assert one(page, ".help a")["href"] == "/yardim?q=kimya+ihracat%C4%B1"
    assert one(soup("/"), ".help a")["href"] == "/yardim"


def test_help_of_an_empty_archive(empty_news: News) -> None:
    assert create_app(empty_news).test_client().get("/yardim").status_code == 200


def test_an_empty_archive_says_how_to_fill_it(empty_news: News) -> None:
    page = BeautifulSoup(create_app(empty_news).test_client().get("/").text, "html.parser")
    assert texts(page, "h1") == ["Arşiv boş"]
    assert "haberdar reindex" in texts(page, "pre")[0]


def test_headings_go_down_step_by_step(soup: Soup) -> None:
    for address in (
        "/",
        "/?q=kimya&bakanlik=ticaret",
        "/?q=uzaygemisi",
        "/yardim",
        "/haber/haber-01",
    ):
        levels = [int(found.name[1]) for found in soup(address).select("h1, h2, h3, h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_references_resolve(soup: Soup) -> None:
    for address in ("/", "/?q=kimya&bakanlik=ticaret", "/haber/haber-01"):
        page = soup(address)
        ids = [str(found["id"]) for found in page.select("[id]")]
        assert len(ids) == len(set(ids))
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert {str(found[name]) for found in page.select(f"[{name}]")} <= set(ids)


def test_the_start_page_is_light(client: FlaskClient) -> None:
    page = client.get("/?q=ihracat")
    size = len(page.data)
    for link in BeautifulSoup(page.text, "html.parser").select("link:not([rel=alternate])"):
        with client.get(str(link["href"])) as part:
            assert part.status_code == 200
            size += len(part.data)
    assert size < 60_000


def test_an_article(soup: Soup) -> None:
    page = soup("/haber/haber-01?q=kimya+ihracat%C4%B1&bakanlik=ticaret&sayfa=2")
    assert texts(page, "h1") == ["Kimya ihracatı yılı rekorla kapattı"]
    assert texts(page, ".text h2") == ["YENİ PAZARLAR HEDEFTE"]
    assert len(page.select(".text p")) == 3
    assert one(page, "article > header time")["datetime"] == "2024-12-27"
    assert texts(page, "article > header .section") == ["Ekonomi"]
    assert "kimya" in texts(page, ".text mark")


def test_mentions_lead_to_the_pages_of_what_they_name(soup: Soup) -> None:
    mentions = {
        found.get_text(): found["href"] for found in soup("/haber/haber-01").select(".mention")
    }
    assert mentions["İKMİB"] == "/kurum/ikmib"
    assert mentions["Ticaret Bakanlığı"] == "/bakanlik/ticaret"
    assert texts(soup("/haber/haber-02"), "h1 .mention") == ["Ticaret Bakanlığı"]


def test_mentions_tell_ministries_from_organizations_and_how_they_were_known(soup: Soup) -> None:
    page = soup("/haber/haber-06")
    assert [(found["class"], found["title"]) for found in page.select(".mention")] == [
        (["mention", "ministry"], "Tarım ve Orman Bakanlığı · bakanlık, adıyla tanındı"),
        (["mention", "organization"], "Giresun Ziraat Odası · kurum, adının biçimiyle tanındı"),
    ]


def test_the_list_beside_the_text_says_what_tooltips_say(soup: Soup) -> None:
    page = soup("/haber/haber-04")
    assert texts(page, ".entities h3") == ["Bakanlıklar", "Kurumlar"]
    assert texts(page, ".entities li") == [
        "Hazine ve Maliye Bakanlığı 1 kez: adıyla",
        "Türkiye Odalar ve Borsalar Birliği (TOBB) ana konu · 2 kez: adıyla",
    ]


def test_a_mention_of_what_the_article_is_not_tagged_with_stays_text(tmp_path: Path) -> None:
    with open_index(tmp_path / "index", create=True) as archive:
        stray = Mention("tim", "organization", "TİM", 0, 3, "acronym")
        archive.add(Article(id="1", title="x", paragraphs=("TİM güldü.",), mentions=(stray,)))
        client = create_app(archive).test_client()
        page = BeautifulSoup(client.get("/haber/1").text, "html.parser")
        assert texts(page, ".text p") == ["TİM güldü."]
        assert not page.select(".mention")


def test_an_article_links_to_its_original_and_back_to_the_search(soup: Soup) -> None:
    page = soup("/haber/haber-01?q=kimya&sirala=eski&sayfa=2")
    original = one(page, ".original a")
    assert original["href"] == "https://www.ticaretpostasi.example/haber/1"
    assert "noopener" in original["rel"]
    assert one(page, ".back a")["href"] == "/?q=kimya&sirala=eski&sayfa=2"


def test_any_id_has_an_address(tmp_path: Path) -> None:
    with open_index(tmp_path / "index", create=True) as archive:
        client = create_app(archive).test_client()
        for name in ("a/b.html", "İhracat 2024?", "100%", "a&b=c#d", "klasör/ç.txt"):
            archive.add(Article(id=name, title=f"Başlık {name}", paragraphs=("Metin.",)))
            (found,) = BeautifulSoup(client.get("/").text, "html.parser").select(".hits h3 a")
            page = BeautifulSoup(client.get(str(found["href"])).text, "html.parser")
            assert texts(page, "h1") == [f"Başlık {name}"]
            archive.delete(name)


def test_an_article_without_anything_but_text(tmp_path: Path) -> None:
    with open_index(tmp_path / "index", create=True) as archive:
        archive.add(Article(id="1", title="", paragraphs=("Yalnız metin.",)))
        client = create_app(archive).test_client()
        page = BeautifulSoup(client.get("/haber/1").text, "html.parser")
        assert texts(page, ".byline") == ["tarihi bilinmiyor"]
        assert not page.select(".entities")


def test_an_unknown_article_has_a_page_of_its_own(client: FlaskClient) -> None:
    response = client.get("/haber/boyle-haber-yok")
    assert response.status_code == 404
    assert "Haber bulunamadı" in response.text


def test_a_change_of_the_archive_shows_at_once(tmp_path: Path) -> None:
    with open_index(tmp_path / "index", create=True) as archive:
        client = create_app(archive).test_client()
        assert "Arşiv boş" in client.get("/").text
        archive.add(
            Article(
                id="1", title="Yeni haber", paragraphs=("Metin.",), published=PublishedDate(2025)
            )
        )
        assert "Yeni haber" in client.get("/").text


def test_health(client: FlaskClient, news: News) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    generation = news.stats().generation
    assert response.get_json() == {"status": "ok", "articles": 31, "generation": generation}


def test_health_of_an_index_that_has_gone(tmp_path: Path) -> None:
    with open_index(tmp_path / "index", create=True) as archive:
        client = create_app(archive).test_client()
        (tmp_path / "index" / "current").unlink()
        response = client.get("/healthz")
        assert response.status_code == 503
        assert response.get_json() == {"status": "unavailable"}


def test_pages_set_no_cookies(app: Flask) -> None:
    client = app.test_client()
    for address in (
        "/",
        "/?q=kimya",
        "/yardim",
        "/haber/haber-01",
        "/yok",
        "/healthz",
        "/api/v1/search",
    ):
        assert "Set-Cookie" not in client.get(address).headers
