import datetime as dt
import shutil

import pytest

from haberdar import RegistryError, load_registry
from haberdar.registry.model import KINDS
from haberdar.registry.reader import DATA
from haberdar.turkish.letters import lower

REGISTRY = load_registry()

TODAY = {
    "adalet", "aile-ve-sosyal-hizmetler", "calisma-ve-sosyal-guvenlik",
    "cevre-sehircilik-ve-iklim-degisikligi", "disisleri", "enerji-ve-tabii-kaynaklar",
    "genclik-ve-spor", "hazine-ve-maliye", "icisleri", "kultur-ve-turizm", "milli-egitim",
    "milli-savunma", "saglik", "sanayi-ve-teknoloji", "tarim-ve-orman", "ticaret",
    "ulastirma-ve-altyapi",
}  # fmt: skip


def test_todays_ministries_are_known():
    assert {name for name in REGISTRY.ministries if REGISTRY.is_current(name)} == TODAY


@pytest.mark.parametrize(
    ("former", "today"),
    [
        ("ekonomi", {"ticaret"}),
        ("gumruk-ve-ticaret", {"ticaret"}),
        ("bilim-sanayi-ve-teknoloji", {"sanayi-ve-teknoloji"}),
        ("gida-tarim-ve-hayvancilik", {"tarim-ve-orman"}),
        ("orman-ve-su-isleri", {"tarim-ve-orman"}),
        ("maliye", {"hazine-ve-maliye"}),
        ("hazine-mustesarligi", {"hazine-ve-maliye"}),
    ],
)
def test_a_former_ministry_leads_to_todays(former, today):
    lineage = REGISTRY.lineage(former)
    assert lineage[0] == former
    assert {name for name in lineage if REGISTRY.is_current(name)} == today


def test_every_former_ministry_leads_to_one_of_today():
    for name in REGISTRY.ministries:
        assert TODAY.intersection(REGISTRY.lineage(name)), name


@pytest.mark.parametrize(
    ("ministry", "day", "name"),
    [
        line.split(maxsplit=2)
        for line in """
        adalet 1992-01-01 Seyfi Oktay
        adalet 1997-01-01 Şevket Kazan
        adalet 2000-06-01 Hikmet Sami Türk
        adalet 2007-05-08 Fahri Kasırga
        adalet 2011-05-01 Ahmet Kahraman
        adalet 2013-12-24 Sadullah Ergin
        adalet 2013-12-25 Bekir Bozdağ
        adalet 2015-03-06 Bekir Bozdağ
        adalet 2015-03-07 Kenan İpek
        adalet 2015-11-24 Bekir Bozdağ
        adalet 2017-07-19 Abdulhamit Gül
        adalet 2022-01-29 Bekir Bozdağ
        adalet 2023-06-03 Bekir Bozdağ
        adalet 2023-06-04 Yılmaz Tunç
        adalet 2026-03-01 Akın Gürlek
        aile-calisma-ve-sosyal-hizmetler 2020-01-01 Zehra Zümrüt Selçuk
        aile-ve-sosyal-hizmetler 2024-01-01 Mahinur Özdemir Göktaş
        aile-ve-sosyal-politikalar 2012-01-01 Fatma Şahin
        avrupa-birligi 2014-08-28 Mevlüt Çavuşoğlu
        avrupa-birligi 2015-10-01 Beril Dedeoğlu
        bayindirlik-ve-iskan 2000-01-01 Koray Aydın
        bilim-sanayi-ve-teknoloji 2012-01-01 Nihat Ergün
        bilim-sanayi-ve-teknoloji 2015-09-15 Fikri Işık
        bilim-sanayi-ve-teknoloji 2017-01-01 Faruk Özlü
        calisma-ve-sosyal-guvenlik 2001-01-01 Yaşar Okuyan
        calisma-ve-sosyal-guvenlik 2010-01-01 Ömer Dinçer
        calisma-ve-sosyal-guvenlik 2014-01-01 Faruk Çelik
        calisma-ve-sosyal-guvenlik 2022-01-01 Vedat Bilgin
        calisma-ve-sosyal-guvenlik 2024-01-01 Vedat Işıkhan
        cevre 1996-03-01 Işılay Saygın
        cevre 1998-01-01 İmren Aykut
        cevre-sehircilik-ve-iklim-degisikligi 2024-07-01 Mehmet Özhaseki
        cevre-sehircilik-ve-iklim-degisikligi 2024-07-02 Murat Kurum
        cevre-ve-orman 2006-01-01 Osman Pepe
        cevre-ve-sehircilik 2017-01-01 Mehmet Özhaseki
        dis-ticaret-mustesarligi 1998-01-01 Işın Çelebi
        dis-ticaret-mustesarligi 2008-01-01 Kürşad Tüzmen
        dis-ticaret-mustesarligi 2010-01-01 Mehmet Zafer Çağlayan
        disisleri 1992-06-01 Hikmet Çetin
        disisleri 1994-10-01 Mümtaz Soysal
        disisleri 1997-01-01 Tansu Çiller
        disisleri 2000-01-01 İsmail Cem
        disisleri 2002-09-01 Şükrü Sina Gürel
        disisleri 2012-01-01 Ahmet Davutoğlu
        disisleri 2015-10-01 Feridun Sinirlioğlu
        disisleri 2024-01-01 Hakan Fidan
        ekonomi 2013-12-24 Mehmet Zafer Çağlayan
        ekonomi 2013-12-25 Nihat Zeybekci
        ekonomi 2015-11-23 Nihat Zeybekci
        ekonomi 2015-11-24 Mustafa Elitaş
        ekonomi 2016-05-23 Mustafa Elitaş
        ekonomi 2016-05-24 Nihat Zeybekci
        ekonomi 2018-07-09 Nihat Zeybekci
        enerji-ve-tabii-kaynaklar 1992-06-01 Ersin Faralyalı
        enerji-ve-tabii-kaynaklar 2000-01-01 Cumhur Ersümer
        enerji-ve-tabii-kaynaklar 2014-05-13 Taner Yıldız
        enerji-ve-tabii-kaynaklar 2017-01-01 Berat Albayrak
        enerji-ve-tabii-kaynaklar 2024-01-01 Alparslan Bayraktar
        gida-tarim-ve-hayvancilik 2016-01-01 Faruk Çelik
        gumruk-ve-ticaret 2012-01-01 Hayati Yazıcı
        gumruk-ve-ticaret 2015-09-15 Cenap Aşcı
        gumruk-ve-ticaret 2017-01-01 Bülent Tüfenkci
        hazine-mustesarligi 2001-06-01 Kemal Derviş
        hazine-mustesarligi 2014-01-01 Ali Babacan
        hazine-ve-dis-ticaret-mustesarligi 1992-01-01 Tansu Çiller
        hazine-ve-maliye 2019-01-01 Berat Albayrak
        hazine-ve-maliye 2021-01-01 Lütfi Elvan
        hazine-ve-maliye 2022-01-01 Nureddin Nebati
        hazine-ve-maliye 2023-06-04 Mehmet Şimşek
        icisleri 1992-01-01 İsmet Sezgin
        icisleri 1997-01-01 Meral Akşener
        icisleri 2000-01-01 Sadettin Tantan
        icisleri 2011-05-01 Osman Güneş
        icisleri 2020-01-01 Süleyman Soylu
        icisleri 2026-03-01 Mustafa Çiftçi
        kalkinma 2012-01-01 Cevdet Yılmaz
        kalkinma 2017-01-01 Lütfi Elvan
        kultur 1992-01-01 Fikri Sağlar
        kultur 1996-01-01 Fikri Sağlar
        kultur-ve-turizm 2004-01-01 Erkan Mumcu
        kultur-ve-turizm 2006-01-01 Atilla Koç
        kultur-ve-turizm 2024-01-01 Mehmet Nuri Ersoy
        maliye 1998-01-01 Zekeriya Temizel
        maliye 2000-01-01 Sümer Oral
        maliye 2005-01-01 Kemal Unakıtan
        maliye 2009-05-01 Mehmet Şimşek
        maliye 2015-11-23 Mehmet Şimşek
        maliye 2015-11-24 Naci Ağbal
        maliye-ve-gumruk 1990-06-01 Adnan Kahveci
        maliye-ve-gumruk 1992-01-01 Sümer Oral
        milli-egitim 1990-06-01 Avni Akyol
        milli-egitim 1998-01-01 Hikmet Uluğbay
        milli-egitim 2022-01-01 Mahmut Özer
        milli-savunma 1998-01-01 İsmet Sezgin
        milli-savunma 2020-01-01 Hulusi Akar
        orman-ve-su-isleri 2015-09-15 Veysel Eroğlu
        saglik 1992-01-01 Yıldırım Aktuna
        saglik 2020-04-01 Fahrettin Koca
        saglik 2024-07-02 Kemal Memişoğlu
        sanayi-ve-teknoloji 2020-01-01 Mustafa Varank
        sanayi-ve-teknoloji 2024-12-27 Mehmet Fatih Kacır
        sanayi-ve-ticaret 1990-06-01 Şükrü Yürür
        sanayi-ve-ticaret 1992-06-01 Tahir Köse
        sanayi-ve-ticaret 1998-01-01 Yalım Erez
        sanayi-ve-ticaret 2005-01-01 Ali Coşkun
        sanayi-ve-ticaret 2008-01-01 Mehmet Zafer Çağlayan
        tarim-ve-koyisleri 1992-06-01 Necmettin Cevheri
        tarim-ve-koyisleri 2010-01-01 Mehmet Mehdi Eker
        tarim-ve-orman 2022-03-03 Bekir Pakdemirli
        tarim-ve-orman 2022-03-04 Vahit Kirişci
        tarim-ve-orman 2024-01-01 İbrahim Yumaklı
        ticaret 2021-04-20 Ruhsar Pekcan
        ticaret 2021-04-21 Mehmet Muş
        ticaret 2024-12-27 Ömer Bolat
        turizm 1992-01-01 Abdülkadir Ateş
        ulastirma 1992-06-01 Yaşar Topçu
        ulastirma 2000-01-01 Enis Öksüz
        ulastirma 2002-01-01 Oktay Vural
        ulastirma 2007-06-01 İsmet Yılmaz
        ulastirma-denizcilik-ve-haberlesme 2014-06-01 Lütfi Elvan
        ulastirma-denizcilik-ve-haberlesme 2016-01-01 Binali Yıldırım
        ulastirma-ve-altyapi 2020-03-27 Mehmet Cahit Turhan
        ulastirma-ve-altyapi 2020-03-28 Adil Karaismailoğlu
        ulastirma-ve-altyapi 2024-01-01 Abdulkadir Uraloğlu
        """.strip().splitlines()
    ],
)
def test_who_was_minister_when(ministry, day, name):
    minister = REGISTRY.minister_on(ministry, dt.date.fromisoformat(day))
    assert minister is not None
    assert minister.name == name


@pytest.mark.parametrize(
    ("ministry", "day"),
    [
        ("x", dt.date(2024, 1, 1)),
        ("ekonomi", dt.date(2011, 7, 5)),
        ("ekonomi", dt.date(2018, 7, 10)),
        ("calisma-ve-sosyal-guvenlik", dt.date(2020, 1, 1)),
        ("milli-savunma", dt.date(2015, 7, 2)),
        ("disisleri", dt.date(1994, 12, 1)),
        ("saglik", dt.date(1994, 6, 1)),  # the days of handover are not known
    ],
)
def test_there_was_no_minister_or_it_is_not_known_who(ministry, day):
    assert REGISTRY.minister_on(ministry, day) is None


@pytest.mark.parametrize(
    ("today", "former"),
    [
        ("adalet", []),
        ("ekonomi", ["dis-ticaret-mustesarligi", "hazine-ve-dis-ticaret-mustesarligi"]),
        (
            "sanayi-ve-teknoloji",
            ["bilim-sanayi-ve-teknoloji", "kalkinma", "sanayi-ve-ticaret"],
        ),
        (
            "ulastirma-ve-altyapi",
            ["ulastirma-denizcilik-ve-haberlesme", "ulastirma", "denizcilik-mustesarligi"],
        ),
        ("disisleri", ["avrupa-birligi", "avrupa-birligi-genel-sekreterligi"]),
    ],
)
def test_predecessors_come_latest_first(today, former):
    assert list(REGISTRY.predecessors(today)) == former


def test_predecessors_are_those_whose_lineage_has_the_ministry():
    for ministry in REGISTRY.ministries:
        for former in REGISTRY.predecessors(ministry):
            assert ministry in REGISTRY.lineage(former)[1:]
        for heir in REGISTRY.lineage(ministry)[1:]:
            assert ministry in REGISTRY.predecessors(heir)


@pytest.mark.parametrize(
    ("entity", "affiliate"), [("ticaret", "rekabet-kurumu"), ("tobb", "ito"), ("tobb", "istib")]
)
def test_affiliates(entity, affiliate):
    assert affiliate in REGISTRY.affiliates(entity)


def test_who_is_nobodys_parent_has_no_affiliates():
    assert REGISTRY.affiliates("") == ()
    assert REGISTRY.affiliates("ekonomi") == ()


def test_there_are_organizations_of_every_kind():
    kinds = {organization.kind for organization in REGISTRY.organizations.values()}
    assert kinds == set(KINDS)
    assert len(REGISTRY.organizations) >= 600


@pytest.mark.parametrize(
    ("called", "name", "kind", "parent"),
    [
        ("TİM", "tim", "exporters-union", ""),
        ("İKMİB", "ikmib", "exporters-union", "immib"),
        ("Çelik İhracatçıları Birliği", "cib", "exporters-union", "immib"),
        ("UTİB", "utib", "exporters-union", "uib"),
        ("TOBB", "tobb", "chamber", ""),
        ("İstanbul Ticaret Odası", "ito", "chamber", "tobb"),
        ("Çanakkale TSO", "canakkale-tso", "chamber", "tobb"),
        ("Mersin Deniz Ticaret Odası", "mdto", "chamber", "tobb"),
        ("Mimarlar Odası", "mimarlar-odasi", "chamber", "tmmob"),
        ("ANKESOB", "ankesob", "chamber", "tesk"),
        ("İstanbul Barosu", "istanbul-barosu", "chamber", "turkiye-barolar-birligi"),
        ("Kayseri Ticaret Borsası", "kayseri-ticaret-borsasi", "exchange", "tobb"),
        ("Borsa İstanbul", "borsa-istanbul", "exchange", "tvf"),
        ("VİOP", "viop", "exchange", "borsa-istanbul"),
        ("Londra Metal Borsası", "lme", "exchange", ""),
        ("DEİK", "deik", "business-association", ""),
        ("TAİK", "taik", "business-association", "deik"),
        ("MESS", "mess", "business-association", "tisk"),
        ("TÜHİS", "tuhis", "business-association", "tisk"),
        ("Türk Metal", "turk-metal", "trade-union", "turk-is"),
        ("Genel-İş", "genel-is", "trade-union", "disk"),
        ("Sağlık-Sen", "saglik-sen", "trade-union", "memur-sen"),
        ("TAYSAD", "taysad", "sector-association", ""),
        ("Türkiye Tohumcular Birliği", "turktob", "sector-association", ""),
        ("TSÜAB", "tsuab", "sector-association", "turktob"),
        ("Takasbank", "takasbank", "bank", "borsa-istanbul"),
        ("Ziraat Bankası", "ziraat-bankasi", "bank", "tvf"),
        ("Garanti Bankası", "garanti-bbva", "bank", "bbva"),
        ("İLBANK", "ilbank", "bank", "ministry:cevre-sehircilik-ve-iklim-degisikligi"),
        ("Eximbank", "eximbank", "bank", "ministry:ticaret"),
        ("TCMB", "tcmb", "regulator", ""),
        ("BDDK", "bddk", "regulator", "ministry:hazine-ve-maliye"),
        ("EPDK", "epdk", "regulator", "ministry:enerji-ve-tabii-kaynaklar"),
        ("BTK", "btk", "regulator", "ministry:ulastirma-ve-altyapi"),
        ("RTÜK", "rtuk", "regulator", "ministry:kultur-ve-turizm"),
        ("Rekabet Kurulu", "rekabet-kurumu", "regulator", "ministry:ticaret"),
        ("KVKK", "kvkk", "regulator", "ministry:adalet"),
        ("SGK", "sgk", "public-body", "ministry:calisma-ve-sosyal-guvenlik"),
        ("KOSGEB", "kosgeb", "public-body", "ministry:sanayi-ve-teknoloji"),
        ("TÜBİTAK SAGE", "tubitak-sage", "public-body", "tubitak"),
        ("TÜRKAK", "turkak", "public-body", "ministry:disisleri"),
        ("TMO", "tmo", "public-body", "ministry:tarim-ve-orman"),
        ("BOTAŞ", "botas", "public-body", "ministry:enerji-ve-tabii-kaynaklar"),
        ("MKE", "mke", "public-body", "ministry:milli-savunma"),
        ("TÜSEB", "tuseb", "public-body", "ministry:saglik"),
        ("AFAD", "afad", "public-body", "ministry:icisleri"),
        ("Spor Toto", "spor-toto", "public-body", "ministry:genclik-ve-spor"),
        ("Darülaceze", "darulaceze", "public-body", "ministry:aile-ve-sosyal-hizmetler"),
        ("Savunma Sanayii Başkanlığı", "ssb", "public-body", "cumhurbaskanligi"),
        ("DOSAB", "dosab", "industrial-zone", "osbuk"),
        ("İTÜ ARI Teknokent", "itu-ari-teknokent", "technopark", "itu"),
        ("ODTÜ", "odtu", "university", ""),
        ("Milli Savunma Üniversitesi", "milli-savunma-universitesi", "university",
         "ministry:milli-savunma"),
        ("Arçelik", "arcelik", "company", "koc-holding"),
        ("Ereğli Demir Çelik", "erdemir", "company", "oyak"),
        ("THY", "turk-hava-yollari", "company", "tvf"),
        ("Siemens Türkiye", "siemens-turkiye", "company", "siemens"),
        ("Audi", "audi", "company", "volkswagen"),
        ("DTÖ", "dunya-ticaret-orgutu", "international-body", ""),
        ("UNCTAD", "unctad", "international-body", "bm"),
        ("AB Komisyonu", "avrupa-komisyonu", "international-body", "ab"),
        ("FOMC", "fomc", "international-body", "fed"),
    ],
)  # fmt: skip
def test_well_known_organizations(called, name, kind, parent):
    assert name in REGISTRY.find_organizations(called)
    organization = REGISTRY.organizations[name]
    assert (organization.kind, organization.parent) == (kind, parent)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        (
            "ikmib",
            "İstanbul Kimyevi Maddeler ve Mamulleri İhracatçıları Birliği (İKMİB)",
        ),
        ("tim", "Türkiye İhracatçılar Meclisi (TİM)"),
        ("not-known", "not-known"),
    ],
)
def test_labels(name, label):
    assert REGISTRY.organization_label(name) == label


def test_an_unknown_ministry_is_its_own_lineage_and_label():
    assert REGISTRY.lineage("x") == ("x",)
    assert REGISTRY.ministry_label("x") == "x"
    assert REGISTRY.is_current("x")


def test_an_acronym_belongs_to_one_organization():
    acronyms = [o.acronym for o in REGISTRY.organizations.values() if o.acronym]
    assert sorted(acronyms) == sorted(set(acronyms))


def test_a_name_belongs_to_one_organization():
    owners: dict[str, set[str]] = {}
    for o in REGISTRY.organizations.values():
        names = (o.name, *o.aliases, *filter(None, (o.acronym,)))
        assert len(set(names)) == len(names), o.id
        for name in names:
            owners.setdefault(lower(name), set()).add(o.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_a_ticker_belongs_to_one_organization():
    tickers = [o.ticker for o in REGISTRY.organizations.values() if o.ticker]
    assert sorted(tickers) == sorted(set(tickers))


def test_no_organization_is_its_own_ancestor():
    for organization in REGISTRY.organizations.values():
        seen: set[str] = set()
        ancestor = REGISTRY.organizations.get(organization.parent)
        while ancestor is not None:
            assert ancestor.id not in {organization.id, *seen}
            seen.add(ancestor.id)
            ancestor = REGISTRY.organizations.get(ancestor.parent)


MINISTRY = '[[ministry]]\nid = "x"\nname = "X Bakanlığı"\n'
MINISTER = '[[ministry.minister]]\nname = "A"\nsince = 2018-01-01\nuntil = 2018-06-30\n'
ORGANIZATION = '[[organization]]\nid = "y"\nname = "Y Birliği"\nkind = "exporters-union"\n'


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("ministries.toml", "[[ministry]\n", "ministries.toml: Expected"),
        ("ministries.toml", "[[bakanlik]]\n", "unknown table 'bakanlik'"),
        ("ministries.toml", '[[ministry]]\nname = "X"\n', "id is missing"),
        ("ministries.toml", MINISTRY + "colour = 1\n", "x: unknown field 'colour'"),
        ("ministries.toml", MINISTRY + 'since = "2018"\n', "x: since must be of type date"),
        ("ministries.toml", MINISTRY + "aliases = [1]\n", "x: aliases must be a list of texts"),
        ("ministries.toml", MINISTRY + MINISTRY, "x is defined twice"),
        ("ministries.toml", MINISTRY.replace('"x"', '"X Y"'), "'X Y' is no id"),
        ("ministries.toml", MINISTRY + 'successors = ["z"]\n', "x: no successor 'z'"),
        ("ministries.toml", MINISTRY + 'successors = ["x"]\n', "x succeeds itself"),
        (
            "ministries.toml",
            MINISTRY + "since = 2018-01-02\nuntil = 2018-01-01\n",
            "since 2018-01-02 is after until 2018-01-01",
        ),
        (
            "ministries.toml",
            MINISTRY + '[[ministry.minister]]\nname = "A"\nfrom = 2018-01-01\n',
            "A: unknown field 'from'",
        ),
        (
            "ministries.toml",
            MINISTRY + "until = 2018-06-29\n" + MINISTER,
            "x: A's term is not within the ministry's",
        ),
        (
            "ministries.toml",
            MINISTRY + "periods = [{ until = 2018-03-31 }, { since = 2018-04-02 }]\n" + MINISTER,
            "x: A's term is not within the ministry's",
        ),
        (
            "ministries.toml",
            MINISTRY + MINISTER + '[[ministry.minister]]\nname = "B"\nsince = 2018-06-30\n',
            "x: B's term begins before the one listed above it ends",
        ),
        (
            "ministries.toml",
            MINISTRY
            + MINISTER
            + '[[ministry.minister]]\nname = "B"\n'
            + '[[ministry.minister]]\nname = "C"\nuntil = 2018-06-30\n',
            "x: C's term begins before the one listed above it ends",
        ),
        (
            "ministries.toml",
            MINISTRY + 'domain = "https://x.gov.tr"\n',
            "x: domain is no host name",
        ),
        ("ministries.toml", MINISTRY + 'domain = "x"\n', "x: domain is no host name"),
        ("organizations/a.toml", ORGANIZATION.replace('"y"', '"x"'), "a.toml: x is defined twice"),
        (
            "organizations/a.toml",
            ORGANIZATION + 'domain = "y.org/en"\n',
            "y: domain is no host name",
        ),
        ("ministries.toml", MINISTRY.replace("ğ", "g\u0306"), "not in composed form"),
        ("organizations/a.toml", ORGANIZATION + 'parent = "z"\n', "y: no parent 'z'"),
        ("organizations/a.toml", ORGANIZATION.replace("exporters-", ""), "unknown kind 'union'"),
        ("organizations/a.toml", ORGANIZATION + "word = 1\n", "word must be of type bool"),
    ],
)
def test_a_mistake_is_named_with_file_and_entry(tmp_path, file, text, reason):
    (tmp_path / "organizations").mkdir()
    (tmp_path / "ministries.toml").write_text(MINISTRY, "utf-8")
    (tmp_path / file).write_text(text, "utf-8")
    with pytest.raises(RegistryError) as error:
        load_registry(tmp_path)
    assert reason in str(error.value)
    assert file.split("/")[-1] in str(error.value) or "organizations" in str(error.value)


def test_an_unknown_day_of_office_is_bounded_by_the_known_ones(tmp_path):
    days = ["", "until = 2019-12-31", "since = 2020-01-01", "", "", "until = 2021-12-31", ""]
    ministers = "".join(
        f'[[ministry.minister]]\nname = "{name}"\n{line}\n'
        for name, line in zip("ABCDEFG", days, strict=True)
    )
    text = MINISTRY + "since = 2019-01-01\n" + ministers
    (tmp_path / "ministries.toml").write_text(text, "utf-8")
    terms = [minister.term for minister in load_registry(tmp_path).ministries["x"].ministers]
    assert [(str(since), str(until)) for since, until in terms] == [
        ("2019-01-01", "2019-12-30"),
        ("2019-01-01", "2019-12-31"),
        ("2020-01-01", "2021-12-30"),
        ("2020-01-02", "2021-12-30"),
        ("2020-01-02", "2021-12-30"),
        ("2020-01-02", "2021-12-31"),
        ("2022-01-01", "None"),
    ]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(RegistryError, match=r"ministries\.toml: cannot be read"):
        load_registry(tmp_path)


def test_the_digest_follows_the_data(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    assert load_registry(tmp_path / "data").digest == REGISTRY.digest
    with (tmp_path / "data" / "organizations" / "banks.toml").open("a") as file:
        file.write("# one more line\n")
    load_registry.cache_clear()
    assert load_registry(tmp_path / "data").digest != REGISTRY.digest
