"""The documentation says what is so: its examples run, its links lead somewhere."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from haberdar_indexer import reindex

ROOT = Path(__file__).parent.parent
SCRIPTS = str(Path(sys.executable).parent)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)")

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def blocks(page, language):
    return [code for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == language]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """A folder with the corpus and its index, as after ``make demo``."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    reindex([folder / "corpus"], folder / "index_data")
    return folder


@pages
def test_python_examples_run_in_the_order_of_the_page(page, workplace, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    names = {}
    for code in blocks(page, "python"):
        exec(compile(code, page.name, "exec"), names)


@pages
def test_commands_run(page, workplace):
    for block in blocks(page, "console"):
        for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
            done = subprocess.run(
                command,
                shell=True,
                cwd=workplace,
                env={**os.environ, "PATH": os.pathsep.join((SCRIPTS, os.environ["PATH"]))},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, (command, done.stderr)


@pages
def test_links_lead_to_files(page):
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_reference_of_commands_is_what_the_parser_knows():
    reference = runpy.run_path(str(ROOT / "tests" / "cli_reference.py"))["reference"]()
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == reference, (
        "run: python tests/cli_reference.py > docs/cli.md"
    )


def test_every_page_of_the_docs_is_reached_from_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    for page in PAGES[1:]:
        assert f"docs/{page.name}" in readme, page.name
