"""Which boxes of a page hold its article: by running text, names, and the place of the headline."""

import re
from collections.abc import Collection
from itertools import accumulate

from haberdar_indexer.cleaning.html.blocks import BESIDE, HEADINGS, Block, Box, Layout
from haberdar_indexer.cleaning.html.vocabulary import names_others, names_part

# What holds more of the page's running text than this is no part of it, whatever its name.
_SHARE_OF_LAYOUT = 0.5
_SHARE_OF_TEASER = 0.3
# Comments may be longer than the article, but leave this much running text beside them.
_SHORTEST_ARTICLE = 200

_SHORTEST_PROSE = 40
_SHORTEST_UNENDED_PROSE = 80
_ENDED = re.compile(r"[.!?…:;。\"”’')»]$")
_LONGEST_COUNTED = 600
_HOLDING_ONE_PARAGRAPH = frozenset("p li blockquote pre dd dt".split())
_WEIGHTS_OF_ANCESTORS = (1.0, 0.5, 0.25)
_ARTICLE_NAME = re.compile(
    r"(?:article|entry|post|story|news|haber|content)[-_]?"
    r"(?:body|content|text|metn?i|icerik|detay)|metin|icerik",
    re.IGNORECASE,
)
_WEIGHT_OF_BODY = 1.5
_WEIGHT_OF_NAME = 1.25
_WORTHWHILE_GROWTH = 1.1


def is_ended(text: str) -> bool:
    """Tell whether `text` ends as sentences and introductions do."""
    return _ENDED.search(text) is not None


def prose_of(block: Block) -> int:
    """Return how many characters of running text `block` has; none in links and short notes."""
    length = len(block.text)
    if length < _SHORTEST_PROSE or block.is_linked:
        return 0
    if length < _SHORTEST_UNENDED_PROSE and not is_ended(block.text):
        return 0
    return length - block.linked


def article_blocks(layout: Layout, headline: Block | None) -> list[Block]:
    """Return the blocks of the box that holds the article, without what is named otherwise.

    Empty where the page has no running text.
    """
    prose = [prose_of(block) for block in layout.blocks]
    around_headline = frozenset() if headline is None else {*layout.ancestors(headline.box)}
    furniture = _furniture(layout, prose, around_headline)
    for number, block in enumerate(layout.blocks):
        if furniture[block.box]:
            prose[number] = 0
    scores = _scores(layout, prose)
    best = max(range(len(scores)), key=scores.__getitem__, default=0)
    if not scores or not scores[best]:
        return []
    best = _grown(layout, prose, best, around_headline)
    inside = range(best, layout.ends()[best])
    found = [number for number, block in enumerate(layout.blocks) if block.box in inside]
    lead = _lead(layout, prose, headline, found[0])
    return [b for b in (layout.blocks[n] for n in lead + found) if not furniture[b.box]]


def _lead(layout: Layout, prose: list[int], headline: Block | None, end: int) -> list[int]:
    """Return the numbers of the sentences between the headline and the article at `end`."""
    if headline is None:
        return []
    between = range(layout.blocks.index(headline) + 1, end)
    return [number for number in between if prose[number] and is_ended(layout.blocks[number].text)]


def _furniture(layout: Layout, prose: list[int], around_headline: Collection[int]) -> list[bool]:
    """Return, for every box, whether it is or stands in a part of the page that is no article."""
    held = layout.summed(_by_box(layout, prose))
    total = sum(prose)
    teasers = _teasers(layout, held, total)
    other_articles = _articles_beside(layout, held, around_headline)
    furniture: list[bool] = []
    for number, box in enumerate(layout.boxes):
        is_part = number not in around_headline and (
            number in teasers
            or number in other_articles
            or (total - held[number] >= _SHORTEST_ARTICLE and names_others(box.names))
            or (held[number] <= _SHARE_OF_LAYOUT * total and _is_part(box))
        )
        inherited = box.parent >= 0 and furniture[box.parent]
        furniture.append(inherited or (is_part and box.tag not in {"body", "main"}))
    return furniture


def _is_part(box: Box) -> bool:
    return box.is_hidden or box.tag in BESIDE or names_part(box.names)


def _teasers(layout: Layout, held: list[int], total: int) -> set[int]:
    """Return the boxes whose heading is a link: each leads to another article.

    None where they hold most of the text: then the article is a list of things with links.
    """
    headings = (b for b in layout.blocks if layout.tag(b) in HEADINGS and b.is_linked)
    boxes = {layout.boxes[heading.box].parent for heading in headings}
    teasers = {box for box in boxes if box >= 0 and held[box] < _SHARE_OF_TEASER * total}
    return teasers if sum(held[box] for box in teasers) <= _SHARE_OF_LAYOUT * total else set()


def _articles_beside(layout: Layout, held: list[int], around_headline: Collection[int]) -> set[int]:
    """Return the article elements outside that with the headline, where one has it and a text."""
    articles = [n for n, box in enumerate(layout.boxes) if box.tag == "article"]
    own = next((n for n in articles if n in around_headline), None)
    if own is None or held[own] < _SHORTEST_ARTICLE:
        return set()
    inside = range(own, layout.ends()[own])
    return {n for n in articles if n not in inside}


def _scores(layout: Layout, prose: list[int]) -> list[float]:
    """Return, for every box, the running text right within it, and part of that a level below."""
    scores = [0.0] * len(layout.boxes)
    for block, amount in zip(layout.blocks, prose, strict=True):
        box = block.box
        if layout.boxes[box].tag in _HOLDING_ONE_PARAGRAPH:
            box = layout.boxes[box].parent
        for weight, ancestor in zip(_WEIGHTS_OF_ANCESTORS, layout.ancestors(box), strict=False):
            scores[ancestor] += weight * min(amount, _LONGEST_COUNTED)
    return [
        score and score * _weight_of_name(box.names)
        for score, box in zip(scores, layout.boxes, strict=True)
    ]


def _weight_of_name(names: str) -> float:
    if "articleBody" in names:
        return _WEIGHT_OF_BODY
    return _WEIGHT_OF_NAME if _ARTICLE_NAME.search(names) else 1.0


def _grown(layout: Layout, prose: list[int], best: int, around_headline: Collection[int]) -> int:
    """Return the box around `best` that has more of the article: a lead, or parts of its kind.

    None beyond the box of the headline.
    """
    ends = layout.ends()
    all_prose = _before(layout, prose)
    alike = _before(layout, _alike(layout, prose, range(best, ends[best])))
    for box in layout.ancestors(best):
        own = all_prose[ends[best]] - all_prose[best]
        before = all_prose[best] - all_prose[box]
        after = alike[ends[box]] - alike[ends[best]]
        if own + before + after >= _WORTHWHILE_GROWTH * own and (
            before <= own or box in around_headline
        ):
            best = box
            alike = _before(layout, _alike(layout, prose, range(best, ends[best])))
        if box in around_headline:
            break
    return best


def _alike(layout: Layout, prose: list[int], inside: range) -> list[int]:
    """Return `prose`, but only of blocks of the kinds that are inside."""
    kinds = [_kind(layout, block) for block in layout.blocks]
    pairs = list(zip(layout.blocks, kinds, prose, strict=True))
    known = {kind for block, kind, amount in pairs if amount and block.box in inside}
    return [amount if kind in known else 0 for _, kind, amount in pairs]


def _kind(layout: Layout, block: Block) -> tuple[str, str]:
    box = layout.boxes[block.box]
    return box.tag, layout.boxes[box.parent].names if box.parent >= 0 else ""


def _by_box(layout: Layout, amounts: list[int]) -> list[int]:
    sums = [0] * len(layout.boxes)
    for block, amount in zip(layout.blocks, amounts, strict=True):
        sums[block.box] += amount
    return sums


def _before(layout: Layout, amounts: list[int]) -> list[int]:
    """Return, for every box and the end, the sum of the `amounts` of blocks in boxes before it."""
    return [0, *accumulate(_by_box(layout, amounts))]
