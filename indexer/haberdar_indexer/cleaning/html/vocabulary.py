"""How pages name and word what is not the text of an article, in Turkish and in English.

Words are given in ASCII and lower case. A star stands for any further letters.
"""

import re
from functools import lru_cache

from haberdar.turkish.letters import fold, lower

# Never an article, however much of the page's text it is.
_OF_OTHERS = """
    comments?(?:list|area|box|body|form|section|wrapper|container|content)?
    yorum* disqus* respond
    related* ilgili* ilgini* benzer* recommend* cookie* cerez*
"""
# Names of parts of a page. A layout may bear one of them, too, as a `page-with-ads` does.
_OF_PARTS = """
    reklam* ad ads adv advert* adsense banner* sponsor* promo* outbrain taboola dfp gpt
    share* sharing paylas* sosyal* social* sns follow takip addthis sociable
    oneri* popular* populer* trend trending most-?read more-?stories son-?dakika* cok-?okunan*
    diger-?haber* read-?more read-?next up-?next bunu-?da-?oku
    teaser* carousel slider galeri gallery slideshow
    onceki sonraki prev next pagination pager rail
    reply replies discussion rating* puan poll anket vote feedback
    newsletter* bulten* ebulten subscri* abone* signup sign-up login uyelik paywall regist*
    donat* mailing
    consent gdpr kvkk privacy gizlilik disclaimer copyright* telif kunye
    nav navbar navigation menu* breadcrumb* crumb* sidebar* footer* masthead skip search arama
    toolbar* tool* widget* toc
    tag tags tagged tag-?list etiket* keywords byline* dateline timestamp okunma meta metadata
    date tarih (?:post|article|haber|source)-?info author* yazar yazarlar muhabir bio biography
    kaynak credit* caption* figcaption
    popup* modal* overlay lightbox tooltip alert notification screen-?reader* sr-only
    visually-?hidden noprint no-print print-?only
"""


def _names(words: str) -> re.Pattern[str]:
    anyone = "|".join(words.replace("*", "[a-z]*").split())
    return re.compile(rf"(?<![a-z])(?:{anyone})(?![a-z])")


_NAME_OF_OTHERS = _names(_OF_OTHERS)
_NAME_OF_PART = _names(_OF_OTHERS + _OF_PARTS)
# What a page has or lacks, and, of an article of a blog, what it is filed under.
_STATE = re.compile(r"(?<![\w-])(?:has|no|with|without)-[\w-]+")
_FILED = re.compile(r"(?<![\w-])(?:tag|category|format|type|status)-[\w-]+")
_CAPITAL_WITHIN = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONGEST_NAMES = 300

# How a line begins that invites to something else, or is a note on the article or a picture.
_INVITATIONS = r"""
    click here
    read (?:more|next|also)|also read|see (?:also|more)|don['’]t miss|more from|more:|also on\b
    related(?: stor(?:y|ies)| articles?| content| links?)?(?::|$)
    watch(?: now)?:|listen:|download:
    sign up|subscribe|follow (?:us|@|\w+ on|the)|join (?:our|us)|get (?:the|our|your)\b
    thank(?:s| you) for (?:sign|subs)|want more|start your day|like this\b|share (?:this|on|it)\b
    have a tip|tell us what|leave a (?:comment|reply)
    advert(?:isement|isment)?s?\b|sponsored
    all rights reserved|copyright\b|©
    (?:ilgili|benzer) (?:haber|icerik|yazi)|bun(?:u da|lar da|lar ilgi)|ayrica bak|diger haberler
    (?:haberin )?devami(?:ni oku| icin|:|$)|en cok oku|son dakika haberleri|(?:bu )?haberin adresi
    (?:reklam(?:dan)?|sponsorlu)\b.{0,40}$
    (?:abone ol|takip et|paylasin)\b|paylas(?: ?:|$)|(?:bizi )?google news
    [^.]{0,80}(?:tiklayin|abone olun|takip edin)(?:iz)?\b
"""
_NOTES = r"""
    photos?(?: by|:| credit)|image (?:source|credit|copyright)|(?:file|stock) photo
    filed under|tags?(?: ?:|$)|posted (?:in|by|on)\b|written by
    (?:first )?published\b|(?:last )?updated\b
    (?:\d+ )?comments?$|no comments|loading|text size
    foto(?:graf)?(?: ?:|lar ?:)|etiketler?(?: ?:|$)
    (?:son )?guncelle(?:n?me|ndi)(?: tarihi| saati)?(?: ?:| ?\d)
    (?:ziyaretci |okur |okuyucu )?yorum(?:lar|unuz| yap| yaz)(?:\W|$)
    (?:yayin(?:lanma|lama)?|olusturulma|eklenme|giris)(?: tarihi| saati)? ?:
    okunma(?: sayisi)? ?:?\W?\d|yazdir\b|yazi boyutu|(?:editor|muhabir|haber) ?:
"""
_LONGEST_INVITATION = 300
_LONGEST_NOTE = 100
_PICTURE_CREDIT = re.compile(r"\((?:image|photo|picture|foto|fotograf|gorsel)(?: credit)?:[^)]*\)$")


def _openings(patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line.strip()})" for line in patterns.strip().splitlines()))


_INVITATION = _openings(_INVITATIONS)
_NOTE = _openings(_NOTES)


def names_others(names: str) -> bool:
    """Tell whether class names, an id or a role call what readers or other articles say."""
    return _contains(_NAME_OF_OTHERS, names[:_LONGEST_NAMES])


def names_part(names: str) -> bool:
    """Tell whether class names, an id or a role call a part of a page that is not the article."""
    return _contains(_NAME_OF_PART, names[:_LONGEST_NAMES])


def is_note(line: str) -> bool:
    """Tell whether a line of an article invites elsewhere, or is a caption or a note on it."""
    if len(line) > _LONGEST_INVITATION:
        return False
    plain = fold(lower(line))
    return (
        _INVITATION.match(plain) is not None
        or (len(line) <= _LONGEST_NOTE and _NOTE.match(plain) is not None)
        or _PICTURE_CREDIT.search(plain) is not None
    )


@lru_cache(maxsize=16_384)
def _contains(words: re.Pattern[str], names: str) -> bool:
    names = _STATE.sub("", names)
    if "hentry" in names or "type-" in names:
        names = _FILED.sub("", names)
    return words.search(_CAPITAL_WITHIN.sub("-", names).lower()) is not None
