import datetime as dt
import shutil

import pytest

from haberdar import RegistryError, load_registry
from haberdar.registry.reader import DATA

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
        ("ticaret", dt.date(2024, 12, 27), "Ömer Bolat"),
        ("ticaret", dt.date(2019, 1, 1), "Ruhsar Pekcan"),
        ("ticaret", dt.date(2022, 1, 1), "Mehmet Muş"),
        ("sanayi-ve-teknoloji", dt.date(2024, 12, 27), "Mehmet Fatih Kacır"),
        ("sanayi-ve-teknoloji", dt.date(2020, 1, 1), "Mustafa Varank"),
        ("ekonomi", dt.date(2016, 1, 1), "Mustafa Elitaş"),
        ("ekonomi", dt.date(2017, 1, 1), "Nihat Zeybekci"),
        ("hazine-ve-maliye", dt.date(2024, 1, 1), "Mehmet Şimşek"),
        ("maliye", dt.date(2012, 1, 1), "Mehmet Şimşek"),
    ],
)
def test_who_was_minister_when(ministry, day, name):
    ministers = REGISTRY.ministries[ministry].ministers
    assert [m.name for m in ministers if m.term.days(day, day)] == [name]


def test_there_are_organizations_of_every_kind():
    kinds = {organization.kind for organization in REGISTRY.organizations.values()}
    assert {"exporters-union", "chamber", "regulator", "company", "sector-association"} <= kinds
    assert len(REGISTRY.organizations) >= 150


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


MINISTRY = '[[ministry]]\nid = "x"\nname = "X Bakanlığı"\n'
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
