import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def lock_folder(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Keep a folder from being looked into, for root too."""

    def lock(folder: Path) -> None:
        scandir = os.scandir

        def refuse(path):
            if str(path) == str(folder):
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)

    return lock
