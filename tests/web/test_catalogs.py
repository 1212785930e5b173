"""Everything that the pages say is written as a message, and every message is translated."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, NavigableString
from jinja2 import Environment, nodes

from haberdar_web import i18n

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web" / "haberdar_web"
SOURCES = (WEB, ROOT / "search" / "haberdar")
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
# Commands speak English.
MODULES = sorted(path for path in WEB.rglob("*.py") if "commands" not in path.parts)
TRANSLATED = sorted(set(i18n.LANGUAGES) - {"tr"})

CALLS = {"_", "gettext", "ngettext", "gettext_noop", "Limit"}
# Names that are the same in every language, those of protocols and of the query language too.
NAMES = re.compile(
    r"\b(Haberdar|JSON|CSV|Atom|SVG|API|OpenAPI|RSS|Problem|Origin)\b|^(bakanlık|kurum):$"
)
SAID_ATTRIBUTES = ("aria-label", "aria-description", "title", "placeholder", "alt", "label")
TURKISH = re.compile(r"[çğıöşüÇĞİÖŞÜ]|^[A-Z][a-z]+( |$)")
# Blocks and macros for attributes of the elements around them.
WITHIN_TAGS = {"layout", "at_help", "field", "stroke"}
PLACES = re.compile(r"%\(\w+\)s|<[^>]*>")


def files(paths: list[Path]) -> list[object]:
    return [pytest.param(path, id=path.name) for path in paths]


@pytest.fixture(scope="module")
def written() -> set[str | tuple[str, ...]]:
    """Return the messages of the sources, as `make messages` collects them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]
    methods = [(each["pattern"], each["method"]) for each in settings["mappings"]]
    keywords = {**DEFAULT_KEYWORDS, "gettext_noop": None, "Limit": None}
    found = (extract_from_dir(folder, methods, keywords=keywords) for folder in SOURCES)
    return {message for messages in found for _, _, message, _, _ in messages}


@pytest.fixture(params=TRANSLATED)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    path = i18n.LOCALES / request.param / "LC_MESSAGES" / f"{i18n.DOMAIN}.po"
    with path.open("rb") as file:
        return read_po(file, locale=request.param)


def messages(catalog: Catalog) -> Iterator[tuple[Message, list[str]]]:
    for message in catalog:
        if message.id:
            said = message.string
            yield message, [said] if isinstance(said, str) else list(said)


def test_every_message_is_in_the_catalog_and_no_other(
    written: set[str | tuple[str, ...]], catalog: Catalog
) -> None:
    assert len(written) > 50
    assert {message.id for message, _ in messages(catalog)} == written
    assert not catalog.obsolete


def test_every_message_is_translated(catalog: Catalog) -> None:
    for message, translations in messages(catalog):
        assert not message.fuzzy, message.id
        assert all(translations), message.id
        assert len(translations) == (catalog.num_plurals if message.pluralizable else 1)


def test_translations_have_the_places_and_the_tags_of_their_messages(catalog: Catalog) -> None:
    for message, translations in messages(catalog):
        forms = [message.id] if isinstance(message.id, str) else message.id
        places = sorted(PLACES.findall(forms[-1]))
        for said in (*forms, *translations):
            assert sorted(PLACES.findall(said)) == places, said
            # It may stand in an attribute.
            assert '"' not in PLACES.sub("", said)
            assert "&" not in said


@pytest.mark.parametrize("path", files(TEMPLATES))
def test_templates_say_nothing_but_messages(path: Path) -> None:
    template = Environment(autoescape=True).parse(path.read_text("utf-8"))
    said = [*said_by_markup(template), *filter(TURKISH.search, constants(template))]
    assert [text for text in said if has_letters(text)] == []


def said_by_markup(template: nodes.Template) -> Iterator[str]:
    """Yield the texts and the attributes that are read out, with {} for expressions."""
    pieces = [
        piece.data if isinstance(piece, nodes.TemplateData) else "{}"
        for output in outputs(template)
        for piece in output.nodes
    ]
    page = BeautifulSoup("".join(pieces).replace("<{}", "<div"), "html.parser")
    for text in page.find_all(string=True):
        if type(text) is NavigableString and text.find_parent("code") is None:
            yield str(text)
    for tag in page.find_all(True):
        yield from (tag[name] for name in SAID_ATTRIBUTES if name in tag.attrs)


def outputs(node: nodes.Node) -> Iterator[nodes.Output]:
    if isinstance(node, nodes.Output):
        yield node
    elif not (isinstance(node, nodes.Block | nodes.Macro) and node.name in WITHIN_TAGS):
        for child in node.iter_child_nodes():
            yield from outputs(child)


def constants(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Call) and getattr(node.node, "name", "") in CALLS:
        assert isinstance(node.args[0], nodes.Const), "only constants can be collected"
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from constants(child)


def has_letters(text: str) -> bool:
    return any(map(str.isalpha, NAMES.sub("", text)))


@pytest.mark.parametrize("path", files(MODULES))
def test_modules_say_nothing_but_messages(path: Path) -> None:
    said = strings(ast.parse(path.read_text("utf-8")))
    assert [text for text in said if TURKISH.search(text) and has_letters(text)] == []


def strings(node: ast.AST) -> Iterator[str]:
    """Yield the constants of code outside of messages, names of elements and example queries."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            return
        case ast.Call(func=ast.Attribute(attr="Element" | "SubElement")):
            return
        case ast.Call(func=ast.Name(id="Example"), args=[_, meaning]):
            yield from strings(meaning)
            return
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Subscript(slice=index) if not isinstance(index, ast.Constant):
            yield from strings(node.value)
            return
        case ast.Constant(value=str(text)):
            yield text
    for child in ast.iter_child_nodes(node):
        yield from strings(child)
