"""What the pages say, in the language of the reader.

Messages are written in Turkish; ``locales`` has what they are in other languages. What an article
says, and what ministries, organizations and sources are called, is never translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol, get_group_symbol
from flask import Response, has_request_context, request
from markupsafe import Markup

PARAMETER = "dil"
DOMAIN = "haberdar"
LOCALES = Path(__file__).parent / "locales"

# Also for those whose browsers ask for none of the languages.
_WRITTEN_IN = "tr"
_CHOSEN = "haberdar.language"
# What these answer is the same in every language.
_WITHOUT_LANGUAGE = ("static", "health")


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages: its locale for dates, and the signs within numbers."""

    code: str
    name: str
    locale: Locale
    separator: str
    decimal: str
    translations: NullTranslations


class Alternative(NamedTuple):
    """The page that is being shown, in another language."""

    code: str
    name: str
    url: str


def _load(code: str, locale_name: str) -> Language:
    locale = Locale.parse(locale_name)
    return Language(
        code=code,
        name=locale.language_name or code,
        locale=locale,
        separator=get_group_symbol(locale),
        decimal=get_decimal_symbol(locale),
        translations=_translations(code),
    )


def _translations(code: str) -> NullTranslations:
    if code == _WRITTEN_IN:
        return NullTranslations()
    with (LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        catalog = read_po(file, locale=code, domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


LANGUAGES: Mapping[str, Language] = {
    code: _load(code, locale) for code, locale in (("tr", "tr"), ("en", "en_GB"))
}


def language() -> Language:
    """Return the language of the request: what its address or else its browser asks for."""
    if not has_request_context():
        return LANGUAGES[_WRITTEN_IN]
    chosen: Language | None = request.environ.get(_CHOSEN)
    if chosen is None:
        chosen = request.environ[_CHOSEN] = asked() or _accepted()
    return chosen


def asked() -> Language | None:
    """Return the language that the address asks for, or None."""
    if not has_request_context():
        return None
    return LANGUAGES.get(request.args.get(PARAMETER, ""))


def _accepted() -> Language:
    # Werkzeug's best match for "tr-TR, en" is English, as the one that is named exactly.
    accepted = (tag for tag, quality in request.accept_languages if quality)
    known = (code for tag in accepted if (code := tag.partition("-")[0].lower()) in LANGUAGES)
    return LANGUAGES[next(known, _WRITTEN_IN)]


def gettext(message: str, **values: object) -> str:
    """Return `message` with `values` in the places that it has for them: ``%(name)s``."""
    said = language().translations.gettext(message)
    return said % values if values else said


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Return what is said of `number` things, which the message may show as ``%(number)s``."""
    said = language().translations.ngettext(one, many, number)
    return said % {"number": write_number(number), **values}


def gettext_noop(message: str) -> str:
    """Return `message` as it is, to be translated when it is shown."""
    return message


def gettext_markup(message: str, **values: object) -> Markup:
    """Return `message` for a template: it may have tags, and `values` are escaped."""
    said = Markup(language().translations.gettext(message))  # noqa: S704
    return said % values if values else said


def ngettext_markup(one: str, many: str, number: int, **values: object) -> Markup:
    """Return what is said of `number` things for a template; see `gettext_markup`."""
    said = Markup(language().translations.ngettext(one, many, number))  # noqa: S704
    return said % {"number": write_number(number), **values}


def write_number(value: int) -> str:
    """Write a whole number as the language does: ``1.650``, ``1,650``."""
    return f"{value:,}".replace(",", language().separator)


def keep(endpoint: str, values: dict[str, Any]) -> None:
    """Have links lead to pages of the language that the address asks for.

    A language that only the browser asks for stands in no link.
    """
    chosen = asked()
    if chosen and ".api." not in endpoint and not endpoint.endswith(_WITHOUT_LANGUAGE):
        values.setdefault(PARAMETER, chosen.code)


def fields() -> list[tuple[str, str]]:
    """Return the parameters by which a form leads where `keep` has links lead."""
    chosen = asked()
    return [(PARAMETER, chosen.code)] if chosen else []


def alternatives() -> list[Alternative]:
    """Return the page of the request in the languages that it is not in."""
    # An address that begins with two slashes would be one of another site.
    path = f"{request.root_path.rstrip('/')}/{request.path.lstrip('/')}"
    others = [pair for pair in request.args.items(multi=True) if pair[0] != PARAMETER]
    return [
        Alternative(
            each.code, each.name, f"{quote(path)}?{urlencode([*others, (PARAMETER, code)])}"
        )
        for code, each in LANGUAGES.items()
        if each is not language()
    ]


def declare(response: Response) -> Response:
    """Say on `response` which language it is in, where it is in any."""
    chosen: Language | None = request.environ.get(_CHOSEN)
    if chosen is not None:
        response.headers["Content-Language"] = chosen.code
        response.vary.add("Accept-Language")
    return response
