"""The ministries and organizations of an index: the registry's, and those that articles name."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from haberdar.index import schema
from haberdar.index.leaves import Leaf, damage_told
from haberdar.registry import Registry
from haberdar.registry.directory import name_and_acronym, organization_id
from haberdar.turkish.acronyms import acronym_key


class IndexDirectory:
    """The registry, and after it the organizations that it lacks and articles name.

    Nothing in it changes; what the articles name is read when it is first asked for.
    """

    def __init__(self, registry: Registry, leaves: Iterable[Leaf] = ()) -> None:
        self._registry = registry
        self._leaves = tuple(leaves)

    def ministry_label(self, ministry_id: str) -> str:
        """Return a ministry's name, or the id itself where the registry lacks it."""
        return self._registry.ministry_label(ministry_id)

    def organization_label(self, organization_id: str) -> str:
        """Return an organization's name and acronym, or the id itself where nobody names it."""
        if organization_id in self._registry.organizations:
            return self._registry.organization_label(organization_id)
        return self._labels.get(organization_id, organization_id)

    def find_ministries(self, text: str) -> tuple[str, ...]:
        """Return the ids of the ministries that `text` may mean; see `NameIndex.find`."""
        return self._registry.find_ministries(text)

    def find_organizations(self, text: str) -> tuple[str, ...]:
        """Return the ids of the organizations that `text` may mean; see `NameIndex.find`.

        Where the registry has none, those whose acronym it is or whose name begins with it.
        """
        return self._registry.find_organizations(text) or self._find_named(text)

    def spellings(self, organization_id: str) -> Counter[str]:
        """Return how live articles write an organization that the registry lacks, with counts."""
        prefix = f"{organization_id}{schema.SEPARATOR}".encode(errors="surrogatepass")
        found: Counter[str] = Counter()
        for leaf in self._leaves:
            postings = leaf.terms.postings(schema.LABEL)
            if postings is None:
                continue
            with damage_told(postings.container.name):
                for number in postings.terms.with_prefix(prefix):
                    label = postings.terms[number].removeprefix(prefix).decode()
                    found[label] += leaf.count(postings, number)
        return +found

    def _find_named(self, text: str) -> tuple[str, ...]:
        name = organization_id(text)
        if not name:
            return ()
        by_acronym = self._by_acronym.get(acronym_key(text), ())
        if by_acronym:
            return tuple(by_acronym)
        first = bisect_left(self._ids, name)
        same = (first + 1,) if self._ids[first : first + 1] == [name] else ()
        last = next(iter(same), bisect_left(self._ids, name + "\U0010ffff", first))
        return tuple(self._ids[first:last])

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(self._labels)

    @cached_property
    def _by_acronym(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, label in self._labels.items():
            _, acronym = name_and_acronym(label)
            if acronym:
                found[acronym_key(acronym)].append(name)
        return found

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """The label of each organization that the registry lacks, as most articles have it."""
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for leaf in self._leaves:
            postings = leaf.terms.postings(schema.LABEL)
            if postings is None:
                continue
            with damage_told(postings.container.name):
                for number, term in enumerate(postings.terms):
                    name, _, label = term.decode().partition(schema.SEPARATOR)
                    written[name][label] += postings.size(number)
        return {name: _best(labels) for name, labels in written.items()}


def _best(labels: Counter[str]) -> str:
    """Return the most frequent label, of those with the acronym where any has it."""
    return max(labels, key=lambda label: (label.endswith(")"), labels[label], label))
