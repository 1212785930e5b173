import gzip
import io
import zlib

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from haberdar_indexer.cleaning import clean
from haberdar_indexer.documents import RawDocument
from haberdar_indexer.sources import read_documents
from haberdar_indexer.sources.folders import FoundFile

PAGE = "<html><title>İş</title><p>Ağır sanayi ürünleri ışığında açıklandı.</p>".encode("cp1254")
HTML = "text/html; charset=windows-1254"


def written(*records, compressed=True):
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=compressed)
    write(writer, writer.create_warcinfo_record("a.warc", {"software": "deneme"}))
    for number, (payload, *headers) in enumerate(records, start=2):
        fields = {"status": "200 OK", "Content-Type": HTML, **dict(headers)}
        response = StatusAndHeaders(fields.pop("status"), list(fields.items()), "HTTP/1.1")
        record = writer.create_warc_record(
            f"https://www.e.example/{number}",
            "response",
            io.BytesIO(payload),
            http_headers=response,
        )
        write(writer, record)
    return file.getvalue()


def write(writer, record):
    writer.write_record(record)
    record.raw_stream.close()


@pytest.fixture
def read(tmp_path):
    def read(content, name="a.warc.gz"):
        path = tmp_path / name
        path.write_bytes(content)
        return list(read_documents(FoundFile(path, name)))

    return read


WHOLE = written((PAGE,), compressed=False)


def deflated(bits):
    compressor = zlib.compressobj(wbits=bits)
    return compressor.compress(PAGE) + compressor.flush()


@pytest.mark.parametrize("compressed", [True, False])
def test_each_page_that_was_got_is_a_document(read, compressed):
    chunked = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (9, PAGE[:9], len(PAGE) - 9, PAGE[9:])
    records = written(
        (PAGE,),
        (gzip.compress(PAGE), ("Content-Encoding", "gzip")),
        (chunked, ("Transfer-Encoding", "chunked")),
        (deflated(15), ("Content-Encoding", "deflate")),
        (deflated(-15), ("Content-Encoding", "deflate")),
        (PAGE, ("Content-Encoding", "gzip")),
        (PAGE, ("Content-Encoding", "br")),
        (PAGE, ("Content-Type", "image/png")),
        (PAGE, ("status", "404 Not Found")),
        compressed=compressed,
    )
    *pages, unread, others = read(records)
    assert [(page.origin.line, page.content, page.encoding) for page in pages] == [
        (number, PAGE, "windows-1254") for number in range(2, 8)
    ]
    assert pages[0].address == "https://www.e.example/2"
    assert str(unread) == "a.warc.gz:8: compressed in a way that is not read: br"
    assert str(others) == "a.warc.gz: 2 records are no articles: 1 image/png, 1 of status 404"


def test_the_address_is_that_of_the_record_where_the_page_has_none(read):
    page, canonical = read(
        written((PAGE,), (PAGE + b"<link rel=canonical href=https://k.example/>",))
    )
    assert (clean(page).url, clean(page).source) == ("https://www.e.example/2", "e.example")
    assert clean(canonical).url == "https://k.example/"


def test_resources_are_pages_too(read):
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    record = writer.create_warc_record(
        "https://e.example/", "resource", io.BytesIO(PAGE), warc_content_type=HTML
    )
    write(writer, record)
    (page,) = read(file.getvalue(), "adsız")
    assert (page.content, page.encoding) == (PAGE, "windows-1254")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (written((PAGE,), (PAGE,))[:-60], "damaged: Compressed file ended before"),
        (written((PAGE,), (PAGE,), compressed=False)[:-60], "damaged: the last record was cut"),
        (WHOLE + b"artik\n", "damaged: "),
        (WHOLE + b"WARC/1.0\r\n" + b"a: b\r\n" * 2**18, "damaged: the headers"),
        (WHOLE + b"WARC/1.0\r\na: b\r\n\r\n", "damaged: a record does not say"),
    ],
)  # fmt: skip
def test_what_comes_before_damage_is_kept(read, content, reason):
    page, *_, damage = read(content)
    assert isinstance(page, RawDocument)
    assert damage.reason.startswith(reason)


def test_a_page_that_expands_beyond_measure_is_refused(read):
    bomb = gzip.compress(b" " * (51 * 2**20))
    refused, page = read(written((bomb, ("Content-Encoding", "gzip")), (PAGE,)))
    assert str(refused) == "a.warc.gz:2: expands to more than 50 MiB"
    assert page.content == PAGE
