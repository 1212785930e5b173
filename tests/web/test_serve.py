"""The `serve` command, run as its users run it."""

import json
import signal
import socket
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.request import urlopen

import pytest

Serve = Callable[..., AbstractContextManager[subprocess.Popen[str]]]
Address = Callable[[subprocess.Popen[str]], str]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_on_a_free_port_until_it_is_told_to_stop(
    serve: Serve, address: Address, index_dir: Path, stop: signal.Signals
) -> None:
    with serve("--index", str(index_dir), "--port", "0") as process:
        with urlopen(f"{address(process)}/healthz", timeout=10) as answer:
            assert json.load(answer)["articles"] == 31
            assert answer.headers["Server"] is None
        process.send_signal(stop)
        output, complaints = process.communicate(timeout=10)
        assert (process.returncode, output, complaints) == (0, "", "")


def test_a_port_in_use(serve: Serve, index_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with serve("--index", str(index_dir), "--port", port) as process:
            output, complaints = process.communicate(timeout=20)
    assert (process.returncode, output) == (1, "")
    assert complaints.startswith(f"haberdar: cannot listen on 127.0.0.1:{port}: ")
    assert "Traceback" not in complaints


@pytest.mark.parametrize("place", [("--port", "99999"), ("--host", "256.0.0.1")])
def test_a_place_that_does_not_exist(serve: Serve, index_dir: Path, place: tuple[str, str]) -> None:
    with serve("--index", str(index_dir), *place) as process:
        output, complaints = process.communicate(timeout=20)
    assert (process.returncode, output) == (1, "")
    assert complaints.startswith("haberdar: cannot listen on ")


def test_a_missing_index(serve: Serve, tmp_path: Path) -> None:
    with serve("--index", str(tmp_path / "yok")) as process:
        output, complaints = process.communicate(timeout=20)
    assert (process.returncode, output) == (1, "")
    assert "haberdar reindex" in complaints
