"""What each operation can be told: the names of its parameters, their values and their meaning."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

from haberdar import PublishedDate, SearchRequest
from haberdar.article import EntityKind
from haberdar.request import CHOICES, LARGEST_FACET, LARGEST_PAGE, LONGEST_QUERY, MOST_VALUES
from haberdar.suggesting.suggester import MOST_SUGGESTIONS
from haberdar_web.api.schemas import DATE, Schema, Schemas
from haberdar_web.i18n import gettext as _
from haberdar_web.params import API, Vocabulary

SUGGESTIONS = 8
ENTITIES = 50
MOST_ENTITIES = LARGEST_FACET
EXPLAIN = ("explain", "1")
NEW = "1"

SUGGEST_NAMES = Vocabulary(names={"query": "q", "size": "size"}, sorts={})
ENTITIES_NAMES = Vocabulary(
    names={name: name for name in ("kind", "prefix", "size", "new")}, sorts={}
)
NO_NAMES = Vocabulary(names={}, sorts={})
_COUNTED = (
    "query", "match", *CHOICES.values(), "central", "story", "since", "until", "today",
)  # fmt: skip
TIMELINE_NAMES = Vocabulary(names={name: API.names[name] for name in _COUNTED}, sorts={})

_LARGEST = {"size": LARGEST_PAGE, "facet_size": LARGEST_FACET}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation; `text` says what it means, in the language of the reader."""

    name: str
    schema: Schema
    text: Callable[[], str]
    in_path: bool = False


# By the fields of a request.
_MEANINGS: dict[str, Callable[[], str]] = {
    "query": lambda: _("Aranan; arama alanına yazıldığı gibi. Boşsa bütün haberler."),
    "match": lambda: _(
        "all: aranan her şeyi içerenler, yoksa çoğunu içerenler. some: herhangi birini içerenler."
    ),
    "ministries": lambda: f"{_('Bakanlık kimlikleri.')} {_choice()}",
    "organizations": lambda: f"{_('Kurum kimlikleri.')} {_choice()}",
    "sources": lambda: f"{_('Kaynaklar, yazıldıkları gibi.')} {_choice()}",
    "sections": lambda: f"{_('Bölümler, yazıldıkları gibi.')} {_choice()}",
    "central": lambda: _("1: haberler yalnız ana konusu olan bakanlık ve kurumlarda sayılır."),
    "story": lambda: _("Bir haberin kimliği: yalnız o haberin benzerleri aranır."),
    "fold": lambda: _("0: benzer haberlerin her biri ayrı bir sonuçtur."),
    "since": lambda: _("İlk yıl, ay ya da gün: 2024, 2024-12, 2024-12-27."),
    "until": lambda: _("Son yıl, ay ya da gün; kendisi de içinde."),
    "sort": lambda: _("Sıra: en ilgili, en yeni ya da en eski önde."),
    "page": lambda: _("Kaçıncı sayfa."),
    "size": lambda: _("Bir sayfada kaç sonuç."),
    "facet_size": lambda: _("Her süzgeçten kaç değer; seçili olanlar her zaman gelir."),
    "ministry_search": lambda: _("Listelenecek bakanlıkların adında geçen sözcükler."),
    "organization_search": lambda: _("Listelenecek kurumların adında geçen sözcükler."),
    "source_search": lambda: _("Listelenecek kaynakların adında geçen sözcükler."),
    "section_search": lambda: _("Listelenecek bölümlerin adında geçen sözcükler."),
    "today": lambda: _("“Geçen hafta” gibi sözlerin sayıldığı gün; verilmezse bugün."),
}


def _choice() -> str:
    return _(
        "Birkaçı için yinelenir, herhangi biri yeter. -değer o değeri olanları dışarıda bırakır, "
        "- hiçbiri olmayanları seçer."
    )


def search_parameters() -> tuple[Parameter, ...]:
    """Return the parameters of a search."""
    explain = Parameter(
        EXPLAIN[0],
        {"type": "string", "enum": [EXPLAIN[1]]},
        lambda: _("1: her sonucun puanı parçalarıyla açıklanır."),
    )
    return (*_request_parameters(API), explain)


def timeline_parameters() -> tuple[Parameter, ...]:
    """Return the parameters of a search that is only counted."""
    return _request_parameters(TIMELINE_NAMES)


def suggest_parameters() -> tuple[Parameter, ...]:
    """Return the parameters of suggestions."""
    return (
        Parameter("q", {"type": "string"}, lambda: _("Şimdiye kadar yazılan.")),
        Parameter("size", _size(SUGGESTIONS, MOST_SUGGESTIONS), lambda: _("En çok kaç öneri.")),
    )


def entities_parameters() -> tuple[Parameter, ...]:
    """Return the parameters of a list of ministries and organizations."""
    return (
        Parameter(
            "kind", Schemas().of(EntityKind), lambda: _("Yalnız bakanlıklar ya da kurumlar.")
        ),
        Parameter(
            "prefix",
            {"type": "string"},
            lambda: _("Adının, kısaltmasının ya da eski adının bir sözcüğü böyle başlar."),
        ),
        Parameter(
            "size", _size(ENTITIES, MOST_ENTITIES), lambda: _("En çok kaç bakanlık ve kurum.")
        ),
        Parameter(
            "new",
            {"type": "string", "enum": [NEW]},
            lambda: _("1: yalnız adları haberlerden öğrenilenler."),
        ),
    )


def article_parameters() -> tuple[Parameter, ...]:
    """Return what an article is asked for by."""
    return (_in_path("article_id", lambda: _("Haberin kimliği.")),)


def entity_parameters() -> tuple[Parameter, ...]:
    """Return what a ministry or organization is asked for by."""
    return (_in_path("entity_id", lambda: _("Bakanlığın ya da kurumun kimliği.")),)


def _in_path(name: str, text: Callable[[], str]) -> Parameter:
    return Parameter(name, {"type": "string"}, text, in_path=True)


def _size(default: int, largest: int) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": largest, "default": default}


def _request_parameters(names: Vocabulary) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(name, _values_of(field), _MEANINGS[field]) for field, name in names.names.items()
    )


def _values_of(field: str) -> Schema:
    """Return the schema of a field's values as an address writes them."""
    hint, default = get_type_hints(SearchRequest)[field], getattr(SearchRequest(), field)
    if hint is bool:
        other: dict[str, Any] = {field: not default}
        (word,) = API.pairs(replace(SearchRequest(), **other)).values()
        return {"type": "string", "enum": [word]}
    if hint is int:
        limits = {"maximum": _LARGEST[field]} if field in _LARGEST else {}
        return {"type": "integer", "minimum": 1, "default": default, **limits}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": {"type": "string"}, "maxItems": MOST_VALUES}
    if PublishedDate in get_args(hint):
        return DATE
    if dt.date in get_args(hint):
        return Schemas().of(dt.date)
    told = {"maxLength": LONGEST_QUERY} if field == "query" else {}
    return {**Schemas().of(hint), **({"default": default} if default else {}), **told}


def written(parameters: Iterable[Parameter]) -> list[Schema]:
    """Return parameters as OpenAPI writes them."""
    return [
        {
            "name": each.name,
            "in": "path" if each.in_path else "query",
            "required": each.in_path,
            "description": each.text(),
            "schema": each.schema,
        }
        for each in parameters
    ]
