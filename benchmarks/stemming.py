"""How well stemmers bring the forms of a word together, and no others (Paice, 1994).

    python -m benchmarks.stemming FILE

FILE has a form, its lemma, its part of speech and a count on each line, between tabs, gzipped or
not. Every form counts once, lowercase, however frequent; those that are not all letters, or whose
lemma is not, are left out. A form may have several lemmas, and two forms belong together where they
share one.

- UI, the understemming index: the share of the pairs that belong together with different stems.
- OI, the overstemming index: the share of the other pairs with the same stem.
- SW, the stemming weight: OI / UI, low for a cautious stemmer and high for one that cuts much.
- precision, recall and F1 of the pairs with the same stem as pairs that belong together.

Prints JSON. With --errors N, also the N stems with the most pairs that do not belong together, as
their forms by lemma, and the N lemmas with the most pairs of forms that are apart, as their forms
by stem.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import comb
from pathlib import Path
from typing import Any

from benchmarks.stemmers import STEMMERS, Stemmer
from haberdar.turkish.letters import compose, lower
from haberdar.turkish.stems import stem

Groups = dict[str, dict[str, list[str]]]

SYSTEMS: dict[str, Stemmer] = {"ours": stem, **STEMMERS}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Forms by their lemma; `left_out` counts the lines that were not read."""

    by_lemma: Mapping[str, set[str]]
    left_out: int = 0

    def forms(self) -> list[str]:
        """Return every form once, in order."""
        return sorted(set().union(*self.by_lemma.values()))

    def pairs(self, stems: Mapping[str, str]) -> Counter[str]:
        """Return for each of `stems`, given by form, how many pairs that have it share a lemma.

        Forms are counted by the lemmas that they have, as there are too many pairs to keep.
        """
        lemmas: defaultdict[str, set[str]] = defaultdict(set)
        for lemma, forms in self.by_lemma.items():
            for form in forms:
                lemmas[form].add(lemma)
        counted: defaultdict[frozenset[str], Counter[str]] = defaultdict(Counter)
        for form, having in lemmas.items():
            counted[frozenset(having)][stems[form]] += 1
        found: Counter[str] = Counter()
        for lemma, forms in self.by_lemma.items():
            kinds = {frozenset(lemmas[form]) for form in forms}
            for one, other in combinations_with_replacement(kinds, 2):
                if min(one & other) == lemma:  # pairs that share several lemmas count once
                    for stemmed, count in counted[one].items():
                        others = counted[other][stemmed]
                        found[stemmed] += comb(count, 2) if one == other else count * others
        return +found  # without those that no pair has

    def together(self) -> int:
        """Return how many pairs of forms share a lemma."""
        return self.pairs(dict.fromkeys(self.forms(), "")).total()


def read_lexicon(path: Path) -> Lexicon:
    """Read the forms and lemmas of `path`.

    Raises ValueError where no two forms share a lemma, or all do: nothing can be measured then.
    """
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    by_lemma = defaultdict(set)
    left_out = 0
    for line in text.splitlines():
        form, lemma = (compose(lower(cell)) for cell in line.split("\t")[:2])
        if form.isalpha() and lemma.isalpha():
            by_lemma[lemma].add(form)
        else:
            left_out += 1
    lexicon = Lexicon(by_lemma, left_out)
    if not 0 < lexicon.together() < comb(len(lexicon.forms()), 2):
        raise ValueError(f"{path}: some forms must share a lemma, and others must not")
    return lexicon


def score(stems: Mapping[str, str], lexicon: Lexicon) -> dict[str, float]:
    """Return the measures of `stems`, given by form."""
    together = lexicon.together()
    right = lexicon.pairs(stems).total()
    same = _pairs_among(stems.values())
    apart = comb(len(stems), 2) - together
    understemming = 1 - right / together
    overstemming = (same - right) / apart
    return {
        "UI": understemming,
        "OI": overstemming,
        "SW": overstemming / understemming if understemming else float("inf"),
        "precision": right / same if same else 1.0,
        "recall": right / together,
        "F1": 2 * right / (same + together),
    }


def _pairs_among(stems: Iterable[str]) -> int:
    """Return how many pairs of `stems` are equal."""
    return sum(comb(count, 2) for count in Counter(stems).values())


def overstemmed(stems: Mapping[str, str], lexicon: Lexicon, count: int) -> Groups:
    """Return the `count` stems with the most pairs that do not belong together: forms by lemma."""
    forms_by_stem = _grouped(stems, stems)
    wrong = Counter({stemmed: comb(len(forms), 2) for stemmed, forms in forms_by_stem.items()})
    wrong.subtract(lexicon.pairs(stems))
    return {
        stemmed: {
            lemma: sorted(shown)
            for lemma, forms in lexicon.by_lemma.items()
            if (shown := forms.intersection(forms_by_stem[stemmed]))
        }
        for stemmed, pairs in wrong.most_common(count)
        if pairs
    }


def understemmed(stems: Mapping[str, str], lexicon: Lexicon, count: int) -> Groups:
    """Return the `count` lemmas with the most pairs of forms that are apart: forms by stem."""
    wrong = Counter(
        {
            lemma: comb(len(forms), 2) - _pairs_among(stems[form] for form in forms)
            for lemma, forms in lexicon.by_lemma.items()
        }
    )
    return {
        lemma: _grouped(sorted(lexicon.by_lemma[lemma]), stems)
        for lemma, pairs in wrong.most_common(count)
        if pairs
    }


def _grouped(forms: Iterable[str], stems: Mapping[str, str]) -> dict[str, list[str]]:
    groups = defaultdict(list)
    for form in forms:
        groups[stems[form]].append(form)
    return dict(groups)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every stemmer on the file that the command line names."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.stemming",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    try:
        lexicon = read_lexicon(options.file)
    except ValueError as exc:
        parser.error(str(exc))
    forms = lexicon.forms()
    result: dict[str, Any] = {
        "forms": len(forms),
        "lemmas": len(lexicon.by_lemma),
        "pairs that belong together": lexicon.together(),
        "lines left out": lexicon.left_out,
    }
    for name, stemmer in SYSTEMS.items():
        stems = {form: stemmer(form) for form in forms}
        measures = score(stems, lexicon).items()
        result[name] = {measure: float(f"{value:.4g}") for measure, value in measures}
        if options.errors:
            result[name]["overstemmed"] = overstemmed(stems, lexicon, options.errors)
            result[name]["understemmed"] = understemmed(stems, lexicon, options.errors)
    print(json.dumps(result, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
