"""`haberdar serve`: the search page on a production server."""

import argparse
import logging
import signal
import socket
import sys
import threading
from types import FrameType
from typing import Any, NoReturn

from waitress import create_server

from haberdar import News, open_index
from haberdar.cli.command import FAILED, Command, add_index_option
from haberdar_web import create_app
from haberdar_web.cors import origin

_LARGEST_HEADER = 32 * 1024


def _configure(parser: argparse.ArgumentParser) -> None:
    add_index_option(parser)
    parser.add_argument("--host", default="127.0.0.1", help="the address (%(default)s)")
    parser.add_argument(
        "--port", type=int, default=8000, help="the port, 0 for any free one (%(default)s)"
    )
    parser.add_argument(
        "--cors",
        type=origin,
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a site whose pages may read the API, https://example.org, or * for all; repeatable",
    )
    parser.add_argument("--threads", type=int, default=4, help="requests at a time (%(default)s)")
    parser.add_argument(
        "--rate-limit",
        type=int,
        default=0,
        metavar="N",
        help="answers a minute for one address, 0 for any number (%(default)s)",
    )


def _run(options: argparse.Namespace) -> int:
    with open_index(options.index) as news:
        try:
            listener = _listen(options.host, options.port)
        except (OSError, OverflowError) as error:
            place = f"{options.host}:{options.port}"
            print(f"haberdar: cannot listen on {place}: {error}", file=sys.stderr)
            return FAILED
        with listener:
            _serve(news, listener, options)
    return 0


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def _serve(news: News, listener: socket.socket, options: argparse.Namespace) -> None:
    connections: dict[int, Any] = {}
    # That a request waits for another is no news on a busy day.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(
        create_app(news, rate_limit=options.rate_limit, cors=options.cors),
        map=connections,
        sockets=[listener],
        threads=max(1, options.threads),
        ident=None,
        max_request_header_size=_LARGEST_HEADER,
    )
    signal.signal(signal.SIGTERM, _interrupt)
    # Whoever comes first should not wait for the dictionary of stems to be read.
    first_search = threading.Thread(target=news.search, args=("haber",))
    first_search.start()
    print(f"Haberdar: {_url(options.host, listener)}", flush=True)
    server.run()  # returns on an interrupt
    for connection in list(connections.values()):
        connection.close()
    first_search.join()


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _url(host: str, listener: socket.socket) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"


command = Command("Serve the search page.", _configure, _run)
