"""Take the README's picture: ``make picture``, after the page or the corpus has changed."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from haberdar_indexer import reindex

ROOT = Path(__file__).parent.parent.parent
PICTURE = ROOT / "docs" / "search-page.png"
SEARCH = "?q=ihracat&bakanlik=ticaret"
SERVE = [sys.executable, "-m", "haberdar.cli", "serve", "--port", "0", "--index"]


def main(browser: str) -> None:
    """Index the corpus, serve it, search, and keep what `browser` shows."""
    with tempfile.TemporaryDirectory() as folder:
        reindex([ROOT / "corpus"], folder)
        with subprocess.Popen([*SERVE, folder], stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            address = server.stdout.readline().removeprefix("Haberdar: ").strip()
            take(browser, f"{address}/{SEARCH}")
            server.terminate()


def take(browser: str, address: str) -> None:
    """Write the picture of the page at `address`."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1160, "height": 760}, locale="tr-TR")
        page.goto(address)
        page.screenshot(path=PICTURE)
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1])
