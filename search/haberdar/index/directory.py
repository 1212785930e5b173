"""The ministries and organizations of an index: the registry's, and those that articles name."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from haberdar.article import EntityKind
from haberdar.index import schema
from haberdar.index.caching import Once
from haberdar.index.leaves import Leaf, damage_told
from haberdar.registry import Registry
from haberdar.registry.directory import name_and_acronym, organization_id
from haberdar.turkish.acronyms import acronym_key
from haberdar.turkish.tokens import APOSTROPHES, is_suffix

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
# Some hundred bytes each: what pages and suggestions show over and over.
_MOST_KEPT = 20_000
# An organization is shown with an acronym that so large a part of its articles give it: one that
# few do may be a slip, or somebody else's.
_LEAST_OF_ACRONYM = 0.2


class IndexDirectory:
    """The registry, and after it the organizations that it lacks and articles name.

    Nothing in it changes; what the articles name is looked up where it lies in the index.
    """

    def __init__(
        self,
        registry: Registry,
        leaves: Iterable[Leaf] = (),
        organizations: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """Take the segments of an index, and what tells all organizations of its live articles."""
        self._registry = registry
        self._organizations = Once(organizations)
        found = ((leaf, leaf.terms.postings(schema.LABEL)) for leaf in leaves)
        self._fields = [(leaf, postings) for leaf, postings in found if postings is not None]
        self._label = lru_cache(maxsize=_MOST_KEPT)(self._read_label)

    def label(self, kind: EntityKind, entity_id: str) -> str:
        """Return what to call a ministry or organization: the id itself where nobody names it."""
        if kind == "ministry":
            return self.ministry_label(entity_id)
        return self.organization_label(entity_id)

    def ministry_label(self, ministry_id: str) -> str:
        """Return a ministry's name, or the id itself where the registry lacks it."""
        return self._registry.ministry_label(ministry_id)

    def organization_label(self, organization_id: str) -> str:
        """Return an organization's name and acronym, or the id itself where nobody names it."""
        if organization_id in self._registry.organizations:
            return self._registry.organization_label(organization_id)
        return self._label(organization_id)

    def organization_labels(self, ids: Sequence[str]) -> list[str]:
        """Return what `organization_label` does of several; of very many in one pass over all."""
        labels = self._read_labels() if len(ids) > _MOST_KEPT else {}
        return [labels.get(each) or self.organization_label(each) for each in ids]

    def find_ministries(self, text: str) -> tuple[str, ...]:
        """Return the ids of the ministries that `text` may mean; see `NameIndex.find`."""
        return self._registry.find_ministries(text)

    def find_organizations(self, text: str) -> tuple[str, ...]:
        """Return the ids of the organizations that `text` may mean; see `NameIndex.find`.

        Unless it is all of a name that the registry has, they are also those of the articles whose
        acronym it is, or whose id has words that begin as its words.
        """
        found = self._registry.find_organizations(text)
        if self._registry.is_organization(text):
            return found
        return tuple(dict.fromkeys((*found, *self._find_named(text))))

    def with_acronym(self, key: str) -> tuple[str, ...]:
        """Return the ids of those that articles alone name and that this acronym is shown of.

        `key` is what `acronym_key` makes of the acronym.
        """
        return tuple(
            found
            for found in self._ids(schema.by_acronym(key))
            if _acronym_key(self.organization_label(found)) == key
        )

    def spellings(self, organization_id: str) -> Counter[str]:
        """Return how live articles write an organization that the registry lacks, with counts."""
        prefix = _encoded(f"{schema.by_id(organization_id)}{schema.SEPARATOR}")
        found: Counter[str] = Counter()
        for leaf, postings in self._fields:
            with damage_told(postings.container.name):
                for number in postings.terms.with_prefix(prefix):
                    label = postings.terms[number].removeprefix(prefix).decode()
                    found[label] += leaf.count(postings, number)
        return +found

    def _read_label(self, organization_id: str) -> str:
        return _best(self.spellings(organization_id)) or organization_id

    def _read_labels(self) -> Mapping[str, str]:
        """Return the labels of all organizations that the registry lacks."""
        prefix, end = _encoded(schema.by_id("")), _encoded(schema.SEPARATOR)
        written: defaultdict[bytes, Counter[str]] = defaultdict(Counter)
        for leaf, postings in self._fields:
            with damage_told(postings.container.name):
                for number in postings.terms.with_prefix(prefix):
                    name, _, label = postings.terms[number].removeprefix(prefix).partition(end)
                    written[name][label.decode()] += leaf.count(postings, number)
        labels = {name.decode(): _best(+found) for name, found in written.items()}
        return {name: labels[name] for name in labels.keys() - self._registry.organizations.keys()}

    def _find_named(self, text: str) -> tuple[str, ...]:
        name = organization_id(" ".join(map(_without_suffix, text.split())))
        if not name:
            return ()
        by_acronym = self.with_acronym(acronym_key(name))
        if by_acronym:
            return by_acronym
        beginnings = [f"-{word}" for word in name.split("-")]
        found = tuple(
            each
            for each in self._organizations.get()
            if beginnings[0][1:] in each and all(word in f"-{each}" for word in beginnings)
        )
        return (name,) if name in found else found

    def _ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids that come after `kind` in terms, in order."""
        before = len(_encoded(kind))
        end = schema.SEPARATOR.encode()
        found: set[bytes] = set()
        for _, postings in self._fields:
            with damage_told(postings.container.name):
                numbers = postings.terms.with_prefix(_encoded(kind))
                terms = postings.terms[numbers.start : numbers.stop]
            found.update(term[before:].partition(end)[0] for term in terms)
        return tuple(sorted(each.decode() for each in found))


def _without_suffix(word: str) -> str:
    """Return a word without the suffix that an apostrophe parts from it."""
    name, _, tail = _APOSTROPHE.sub("'", word).partition("'")
    return name if is_suffix(tail) else word


def _best(labels: Counter[str]) -> str:
    """Return the most frequent label with an acronym that enough labels have; else without one.

    Of labels that all have rare acronyms it is the most frequent; of none, nothing.
    """
    acronyms: Counter[str] = Counter()
    for label, count in labels.items():
        acronyms[_acronym_key(label)] += count
    least = _LEAST_OF_ACRONYM * labels.total()

    def rank(label: str) -> tuple[bool, bool, int, str]:
        key = _acronym_key(label)
        return key != "" and acronyms[key] >= least, key == "", labels[label], label

    return max(labels, key=rank, default="")


def _acronym_key(label: str) -> str:
    """Return the key of the acronym that a label shows; empty where it shows none."""
    return acronym_key(name_and_acronym(label)[1])


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
