"""The text of a page's article, as paragraphs."""

from haberdar_indexer.cleaning.html.blocks import HEADINGS, Block, Layout
from haberdar_indexer.cleaning.html.containers import article_blocks, is_ended, prose_of
from haberdar_indexer.cleaning.html.trees import letters
from haberdar_indexer.cleaning.html.vocabulary import is_note

# A paragraph that is a link of more words is the headline of another article.
_MOST_WORDS_OF_LINK = 3
_SHARE_OF_LINKS = 0.8
# An address that is written out is there to be read.
_ADDRESS_MARK = "://"
_OF_LISTS = frozenset({"li", "tr"})


def extract_text(layout: Layout, headline: Block | None, title: str) -> list[str]:
    """Return the paragraphs, headings, list items and table rows of the page's article."""
    blocks = article_blocks(layout, headline)
    if headline in blocks:
        blocks = blocks[blocks.index(headline) + 1 :]
    heading = letters(title)
    blocks = [block for block in blocks if letters(block.text) != heading]
    return [block.text for block in _trimmed(layout, _without_notes(layout, blocks))]


def _without_notes(layout: Layout, blocks: list[Block]) -> list[Block]:
    """Return `blocks` without links, notes and invitations, and headings of nothing else."""
    kept: list[Block] = []
    has_text = has_notes = False
    for block in reversed(blocks):
        if layout.tag(block) in HEADINGS:
            is_empty = not has_text and (has_notes or block.is_linked)
            if not is_empty and not is_note(block.text):
                kept.append(block)
            has_text = has_notes = False
        elif is_note(block.text) or _leads_elsewhere(layout, block):
            has_notes = True
        else:
            has_text = True
            kept.append(block)
    return kept[::-1]


def _leads_elsewhere(layout: Layout, block: Block) -> bool:
    if layout.tag(block) in {"p", "tr"}:
        is_all_linked = block.linked > _SHARE_OF_LINKS * len(block.text)
        return is_all_linked and len(block.text.split()) > _MOST_WORDS_OF_LINK
    return block.is_linked


def _trimmed(layout: Layout, blocks: list[Block]) -> list[Block]:
    """Return `blocks` without kickers and bylines before the text and short lines after it."""
    prose = [number for number, block in enumerate(blocks) if prose_of(block)]
    if not prose:
        return blocks
    first, last = prose[0], prose[-1] + 1
    before = [b for b in blocks[:first] if _belongs_before(layout, b)]
    after = [b for b in blocks[last:] if not b.is_linked or _ADDRESS_MARK in b.text]
    while after and layout.tag(after[-1]) not in _OF_LISTS | {"p"}:
        after.pop()
    return before + blocks[first:last] + after


def _belongs_before(layout: Layout, block: Block) -> bool:
    is_structure = layout.tag(block) in HEADINGS or layout.tag(block) in _OF_LISTS
    return is_structure or is_ended(block.text)
