"""Where the tags of an article agree with its labels, and where they do not.

A tag names the body of a label where one of its mentions is in the text the same name as one of the
label's (see `naming`), or where the registry's names of the tagged entity, or the name that the
text has for one that the registry lacks, are one of the label's. What is a piece of another label's
longer name counts as neither. Labels with a name or a tag in common are one body.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.tagging.labels import Label, LabelledArticle
from benchmarks.tagging.naming import (
    Place,
    Texts,
    find_names,
    folded_name,
    name_key,
    names_an_office,
    split_name,
    texts_of,
)
from haberdar import Article, Registry
from haberdar.article import EntityKind, Tag

Side = Literal["label", "tag"]
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A label without a tag, or a tag without a label.

    `key` is the label's name, folded, or the tag's entity id: with the article, kind and side it
    stays the same from run to run. `rules` are those that gave the tag.
    """

    article: str
    kind: EntityKind
    side: Side
    key: str
    name: str
    rules: tuple[str, ...]
    context: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one article and kind: how many tags have a label, and how many bodies a tag.

    `left_out` counts the labels that neither the title nor the text has.
    """

    tags: int
    bodies: int
    left_out: int
    disagreements: tuple[Disagreement, ...]


@dataclass(slots=True)
class _Body:
    """Labels that are one body, with the ids of its tags; `places` are where the text names it."""

    labels: list[Label]
    places: list[Place]
    keys: set[str]
    tags: set[str]

    def shares(self, other: "_Body") -> bool:
        return not (self.keys.isdisjoint(other.keys) and self.tags.isdisjoint(other.tags))

    def absorb(self, other: "_Body") -> None:
        self.labels += other.labels
        self.places += other.places
        self.keys |= other.keys
        self.tags |= other.tags


def compare(labelled: LabelledArticle, kind: EntityKind, registry: Registry) -> Agreement:
    """Return how the tags of `kind` agree with the labels of it."""
    article = labelled.article
    tags = [tag for tag in article.tags if tag.kind == kind]
    bodies = _bodies(labelled, kind, tags, registry)
    matched = {tag for body in bodies for tag in body.tags}
    named = [body for body in bodies if body.places]
    return Agreement(
        tags=len(matched),
        bodies=sum(bool(body.tags) for body in named),
        left_out=sum(len(body.labels) for body in bodies if not body.places),
        disagreements=(
            *(_missed(body, article) for body in named if not body.tags),
            *(
                _spurious(tag, article, registry)
                for tag in tags
                if tag.entity_id not in matched and not _is_foreign_ministry(tag, registry)
            ),
        ),
    )


def _bodies(
    labelled: LabelledArticle, kind: EntityKind, tags: Sequence[Tag], registry: Registry
) -> list[_Body]:
    texts = texts_of(labelled.article)
    found = [(label, find_names(label.names, texts)) for label in labelled.labels]
    named = [_Named.of(tag, texts, registry) for tag in tags]
    bodies = []
    for label, places in found:
        if label.kind == kind:
            others = [
                place
                for other, of_other in found
                if label.keys.isdisjoint(other.keys)
                for place in of_other
            ]
            own = _not_part_of(others, places)
            matching = {one.entity_id for one in named if one.is_named_by(label, own, others)}
            bodies.append(_Body([label], own, set(label.keys), matching))
    return _merged(bodies)


@dataclass(frozen=True, slots=True)
class _Named:
    """A tag with what its entity is called, and where the text names it."""

    entity_id: str
    keys: frozenset[str]
    places: tuple[Place, ...]

    @classmethod
    def of(cls, tag: Tag, texts: Texts, registry: Registry) -> "_Named":
        places = (Place.of(texts, m.part, m.start, m.end) for m in tag.mentions)
        return cls(tag.entity_id, frozenset(map(name_key, _names(tag, registry))), tuple(places))

    def is_named_by(self, label: Label, own: Iterable[Place], others: Sequence[Place]) -> bool:
        """Tell whether `label`, at `own` places, means the tag; `others` are other labels'."""
        places = _not_part_of(others, self.places)
        return bool(places) and (
            not label.keys.isdisjoint(self.keys)
            or any(place.is_same(other) for place in places for other in own)
        )


def _not_part_of(longer: Sequence[Place], places: Iterable[Place]) -> list[Place]:
    """Return `places` without those that are a piece of another name."""
    return [place for place in places if not any(map(place.is_part_of, longer))]


def _merged(bodies: Iterable[_Body]) -> list[_Body]:
    """Return `bodies` with those that share a name or a tag as one."""
    merged: list[_Body] = []
    for body in bodies:
        apart = [other for other in merged if not other.shares(body)]
        same = [other for other in merged if other.shares(body)]
        first, *others = (*same, body)
        for other in others:
            first.absorb(other)
        merged = [*apart, first]
    return merged


def _names(tag: Tag, registry: Registry) -> Iterator[str]:
    """Yield what the tagged entity is called: by the registry, else by the text."""
    if tag.kind == "ministry":
        ministry = registry.ministries[tag.entity_id]
        names = (ministry.name, *ministry.aliases, *ministry.loose, *ministry.acronyms)
    elif organization := registry.organizations.get(tag.entity_id):
        names = (
            organization.name,
            organization.acronym,
            organization.english,
            *organization.aliases,
        )
    else:
        names = tuple(name for m in tag.mentions for name in split_name(m.label))
    return filter(None, names)


def _is_foreign_ministry(tag: Tag, registry: Registry) -> bool:
    """Tell whether an organization is another country's ministry, which labels may leave out."""
    return tag.kind == "organization" and any(map(names_an_office, _names(tag, registry)))


def _missed(body: _Body, article: Article) -> Disagreement:
    name = body.labels[0].names[0]
    return Disagreement(
        article=article.id,
        kind=body.labels[0].kind,
        side="label",
        key=folded_name(name),
        name=name,
        rules=(),
        context=_context(article, body.places[0]),
    )


def _spurious(tag: Tag, article: Article, registry: Registry) -> Disagreement:
    first = tag.mentions[0]
    return Disagreement(
        article=article.id,
        kind=tag.kind,
        side="tag",
        key=tag.entity_id,
        name=next(_names(tag, registry), tag.entity_id),
        rules=tuple(dict.fromkeys(mention.rule for mention in tag.mentions)),
        context=_context(article, Place(first.part, first.start, first.end, first.start)),
    )


def _context(article: Article, place: Place) -> str:
    text = article.title if place.part == "title" else article.body
    before = text[max(0, place.start - _CONTEXT) : place.start]
    after = text[place.end : place.end + _CONTEXT]
    return f"{before}[{text[place.start : place.end]}]{after}"
