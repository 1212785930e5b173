"""What people who read the texts say of disagreements: labels are neither exhaustive nor all right.

The file has a line for each in TOML, a verdict and a reason, in any order::

    "a12 / organization / tag / borsa-istanbul" = "right: labelled as a market"
    "a12 / organization / label / enflasyon raporu" = "not-an-organization: a report"
"""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.tagging.agreement import Disagreement

JUDGEMENTS = Path(__file__).parents[1] / "tagging_judgements.toml"

VERDICTS = {
    # Whether the text names that body.
    "tag": ("right", "wrong"),
    # Whether a tag is missing; "found" is where one has a name that the comparison cannot know to
    # be the label's.
    "label": ("missed", "found", "not-an-organization", "not-in-text"),
}
_BETWEEN = " / "


class Key(NamedTuple):
    """What a judgement is about, as `Disagreement` has it."""

    article: str
    kind: str
    side: str
    key: str

    @classmethod
    def of(cls, disagreement: Disagreement) -> "Key":
        """Return the key of `disagreement`."""
        return cls(disagreement.article, disagreement.kind, disagreement.side, disagreement.key)


Judgements = Mapping[Key, str]


def read_judgements(path: Path) -> dict[Key, str]:
    """Read the verdicts of `path`, without their reasons.

    Raises ValueError for a line that is no judgement.
    """
    found = {}
    for written, said in tomllib.loads(path.read_text("utf-8")).items():
        words = written.split(_BETWEEN, 3)
        verdict = str(said).partition(":")[0]
        if len(words) < 4 or verdict not in VERDICTS.get(words[2], ()):
            raise ValueError(f"{path}: no judgement: {written!r} = {said!r}")
        found[Key(*words)] = verdict
    return found


def template(disagreement: Disagreement) -> str:
    """Return the line of the file that judges `disagreement`, without the verdict."""
    written = json.dumps(_BETWEEN.join(Key.of(disagreement)), ensure_ascii=False)
    return f'{written} = ""  # {", ".join((disagreement.name, *disagreement.rules))}'
