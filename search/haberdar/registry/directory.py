"""What is asked of a list of ministries and organizations: who is meant, and what to call them."""

from typing import Protocol

from haberdar.turkish.letters import fold, lower


class Directory(Protocol):
    """Ministries and organizations by what people call them, and their names to show."""

    def find_ministries(self, text: str) -> tuple[str, ...]:
        """Return the ids of the ministries that `text` may mean."""

    def find_organizations(self, text: str) -> tuple[str, ...]:
        """Return the ids of the organizations that `text` may mean."""

    def ministry_label(self, ministry_id: str) -> str:
        """Return a ministry's name, or the id itself where it is unknown."""

    def organization_label(self, organization_id: str) -> str:
        """Return an organization's name and acronym, or the id itself where it is unknown."""


def organization_id(name: str) -> str:
    """Return the id of an organization that the registry lacks: its name in ASCII.

    The ways to write a name have it in common: ``GAZİANTEP ZİRAAT ODASI`` and ``Gaziantep Ziraat
    Odasi`` are ``gaziantep-ziraat-odasi``.
    """
    folded = fold(lower(name))
    return "-".join("".join(char if char.isalnum() else " " for char in folded).split())


def name_and_acronym(label: str) -> tuple[str, str]:
    """Return the name that an organization's label shows, and the acronym in brackets after it.

    The acronym is empty where the label has none.
    """
    name, bracket, acronym = label.removesuffix(")").rpartition(" (")
    return (name, acronym) if bracket and label.endswith(")") else (label, "")
