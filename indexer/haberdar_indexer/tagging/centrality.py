"""Tell what an article is mainly about from what it mentions in passing.

News puts what it is about first, in the title and the lead, and keeps coming back to it.
"""

from collections import Counter
from collections.abc import Iterable

from haberdar import Mention
from haberdar.article import EntityKind

# What begins within so many characters of the text is in its lead: two or three sentences.
LEAD = 300
# What the text keeps coming back to: so many mentions, and such a share of all of its kind.
MENTIONS, SHARE = 3, 1 / 3


def central(mentions: Iterable[Mention], kind: EntityKind) -> tuple[str, ...]:
    """Return the ids of `kind` that an article with `mentions` is mainly about, in their order.

    They are those in the title or the lead, and those with at least MENTIONS mentions that are
    SHARE of all.
    """
    ours = [mention for mention in mentions if mention.kind == kind]
    counts = Counter(mention.entity_id for mention in ours)
    first = {m.entity_id for m in ours if m.part == "title" or m.start < LEAD}
    enough = max(MENTIONS, SHARE * len(ours))
    return tuple(name for name, count in counts.items() if name in first or count >= enough)
