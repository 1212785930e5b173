"""Archives and compressed files: what is read of them, and what is refused."""

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile

import pytest

from haberdar_indexer.documents import RawDocument
from haberdar_indexer.sources import archives, read_documents, streams
from haberdar_indexer.sources.folders import FoundFile

PAGE = b"<html><p>Metin."
RECORDS = b'{"text": "Metin bir."}\n{"text": "Metin iki."}\n'


@pytest.fixture
def read(tmp_path):
    def read(content, name):
        path = tmp_path / name
        path.write_bytes(content)
        documents = list(read_documents(FoundFile(path, name)))
        found = [str(raw.origin) for raw in documents if isinstance(raw, RawDocument)]
        return found, [str(raw) for raw in documents if not isinstance(raw, RawDocument)]

    return read


def zipped(*members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def tarred(*members, mode="w"):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for member, content in members:
            info = member if isinstance(member, tarfile.TarInfo) else tarfile.TarInfo(member)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def special(name, kind, link=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info, b""


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.tar", tarred),
        ("a.tar.gz", lambda *members: tarred(*members, mode="w:gz")),
        ("a.tgz", lambda *members: tarred(*members, mode="w:gz")),
        ("a.tar.bz2", lambda *members: tarred(*members, mode="w:bz2")),
        ("a.tar.xz", lambda *members: tarred(*members, mode="w:xz")),
        ("adsız", lambda *members: tarred(*members, mode="w:gz")),
    ],
)
def test_archives_give_the_documents_of_their_members(read, name, pack):
    inner = zipped(("1.txt", b"Metin."), ("2.warc.gz", b""), ("3.zip", zipped(("4.txt", b"x"))))
    found, rejected = read(
        pack(
            ("2024/b.html", PAGE),
            ("a.jsonl", RECORDS),
            ("c.jsonl.gz", gzip.compress(RECORDS)),
            ("ic.zip", inner),
            (".gizli/x.txt", b"x"),
            ("__MACOSX/x.txt", b"x"),
            ("resim.png", b"\x89PNG\0"),
            ("../x.txt", b"x"),
            ("/etc/x.txt", b"x"),
            ("C:\\x.txt", b"x"),
        ),
        name,
    )
    assert found == [
        f"{name}!/2024/b.html",
        f"{name}!/a.jsonl:1",
        f"{name}!/a.jsonl:2",
        f"{name}!/c.jsonl.gz:1",
        f"{name}!/c.jsonl.gz:2",
        f"{name}!/ic.zip!/1.txt",
    ]
    leads_out = "its name leads out of the archive"
    assert rejected[:3] == [
        f"{name}!/ic.zip!/2.warc.gz: no text was found: it is empty",
        f"{name}!/ic.zip!/3.zip: an archive inside of 2 others is not read",
        f"{name}!/resim.png: a binary file of a kind that is not read",
    ]
    assert [line.partition(": ")[2] for line in rejected[3:]] == [leads_out] * 3


def test_links_and_devices_are_refused(read):
    content = tarred(
        special("a.txt", tarfile.SYMTYPE, "/etc/passwd"),
        special("b.txt", tarfile.LNKTYPE, "a.txt"),
        special("c.txt", tarfile.CHRTYPE),
        special("d.txt", tarfile.FIFOTYPE),
        special("klasor", tarfile.DIRTYPE),
        ("e.txt", b"Metin."),
    )
    assert read(content, "a.tar") == (
        ["a.tar!/e.txt"],
        [
            "a.tar!/a.txt: a symbolic link",
            "a.tar!/b.txt: a hard link",
            "a.tar!/c.txt: a pipe or device",
            "a.tar!/d.txt: a pipe or device",
        ],
    )


def test_links_and_encrypted_members_of_zip_archives_are_refused(read):
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16
    content = bytearray(zipped((link, "/etc/passwd"), ("b.txt", b"Metin."), ("c.txt", b"Metin.")))
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 1)
    content[second + 8] |= 1  # the flag of encryption
    found, rejected = read(bytes(content), "a.zip")
    assert found == ["a.zip!/c.txt"]
    assert rejected == ["a.zip!/a.txt: a symbolic link", "a.zip!/b.txt: encrypted"]


def test_a_member_that_is_damaged_leaves_the_others(read):
    content = bytearray(zipped(("a.txt", os.urandom(90)), ("b.txt", b"Metin.")))
    content[40] ^= 0xFF
    found, rejected = read(bytes(content), "a.zip")
    assert found == ["a.zip!/b.txt"]
    assert rejected[0].startswith("a.zip!/a.txt: damaged: ")


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_what_comes_before_a_cut_is_kept(read, compress):
    lines = b"".join(b'{"text": "%s"}\n' % os.urandom(30).hex().encode() for _ in range(20_000))
    found, rejected = read(compress(lines)[:-5_000], "a.jsonl.gz")
    assert 1 < len(found) < 20_000
    assert found == [f"a.jsonl.gz:{number}" for number in range(1, len(found) + 1)]
    assert rejected == [
        "a.jsonl.gz: damaged: Compressed file ended before the end-of-stream marker was reached"
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("seekable", [True, False])
def test_a_zip_archive_without_its_end_is_read_up_to_there(read, method, seekable):
    file = io.BytesIO()
    with zipfile.ZipFile(file if seekable else Unseekable(file), "w", method) as archive:
        for name in ("a.txt", "../b.txt", ".gizli", "c.jsonl", "d.txt", "e.txt"):
            archive.writestr(name, RECORDS if name == "c.jsonl" else os.urandom(300).hex())
    content = file.getvalue()
    found, rejected = read(content[: content.index(b"e.txt") - 100], "a.zip")
    lost = "a.zip: damaged; what could be read is kept: File is not a zip file"
    if method == zipfile.ZIP_STORED and not seekable:
        assert (found, rejected) == ([], [lost])
        return
    assert found == ["a.zip!/a.txt", "a.zip!/c.jsonl:1", "a.zip!/c.jsonl:2"]
    assert rejected == [
        "a.zip!/../b.txt: its name leads out of the archive",
        "a.zip!/d.txt: damaged: it was cut",
        lost,
    ]


class Unseekable:
    """Makes zipfile write the sizes of members after them."""

    def __init__(self, file):
        self.write, self.flush = file.write, file.flush


def test_what_follows_a_compressed_file_is_reported(read):
    found, rejected = read(gzip.compress(RECORDS) * 2 + b"artik", "a.jsonl.gz")
    assert len(found) == 4
    assert rejected == ["a.jsonl.gz: damaged: Not a gzipped file (b'ar')"]


def test_a_tar_archive_that_is_cut_or_overwritten_is_reported(read):
    content = tarred(("a.txt", b"Metin."), ("b.txt", b"x" * 5_000))
    assert read(content[:3_000], "a.tar") == (
        ["a.tar!/a.txt"],
        [
            "a.tar!/b.txt: damaged: unexpected end of data",
            "a.tar: damaged: unexpected end of data",
        ],
    )
    overwritten = content[:1_024] + b"x" * 512 + content[1_536:]
    for damaged in (overwritten, content[:1_024]):
        found, rejected = read(damaged, "a.tar")
        assert found == ["a.tar!/a.txt"]
        assert rejected[0].startswith("a.tar: damaged, and the rest is not read: ")


def test_what_expands_beyond_measure_is_refused_while_it_is_read(read, monkeypatch):
    monkeypatch.setattr(streams, "_ALWAYS_ALLOWED", 100_000)
    bomb = b'{"text": "x"}\n' * 100_000
    assert read(gzip.compress(bomb), "a.jsonl.gz")[1][-1].startswith(
        "a.jsonl.gz: expands to more than"
    )
    _, rejected = read(tarred(("a.jsonl", bomb), ("b.txt", b"x"), mode="w:gz"), "a.tgz")
    assert [line.partition(": ")[0] for line in rejected] == ["a.tgz!/a.jsonl", "a.tgz"]


def test_a_member_that_expands_beyond_measure_leaves_the_others(read, monkeypatch):
    monkeypatch.setattr(streams, "_ALWAYS_ALLOWED", 100_000)
    bomb = b'{"text": "x"}\n' * 100_000
    others = [(f"{number}.txt", os.urandom(9_000).hex()) for number in range(5)]
    found, rejected = read(zipped(("a.jsonl", bomb), *others), "a.zip")
    assert found[-5:] == [f"a.zip!/{number}.txt" for number in range(5)]
    assert [line.partition(": ")[0] for line in rejected] == ["a.zip!/a.jsonl"]


def test_the_sizes_that_headers_tell_are_not_believed(read, monkeypatch):
    monkeypatch.setattr(streams, "_ALWAYS_ALLOWED", 100_000)
    content = bytearray(zipped(("a.jsonl", b'{"text": "x"}\n' * 100_000)))
    for at in (content.index(b"PK\x03\x04") + 22, content.index(b"PK\x01\x02") + 24):
        content[at : at + 4] = (10).to_bytes(4, "little")
    found, _ = read(bytes(content), "a.zip")
    assert len(found) < 20_000


def test_archives_of_too_many_members_are_read_up_to_there(read, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    members = [(f"{number}.txt", b"x") for number in range(4)]
    for name, content in (("a.zip", zipped(*members)), ("a.tar", tarred(*members))):
        found, (rejected,) = read(content, name)
        assert len(found) == 2
        assert rejected.endswith("members; the rest is not read")


def test_a_list_of_members_beyond_measure_is_refused(read, monkeypatch):
    monkeypatch.setattr(archives, "_LARGEST_LIST", 60)
    found, (rejected,) = read(zipped(("a.txt", b"x"), ("b.txt", b"x")), "a.zip")
    assert not found
    assert "its list of members is larger" in rejected


def test_headers_beyond_measure_are_refused(read):
    header, _ = special("a", tarfile.XHDTYPE)
    found, (rejected,) = read(tarred(("a.txt", b"x"), (header, b"x" * 2**21)), "a.tar")
    assert found == ["a.tar!/a.txt"]
    assert rejected == "a.tar: a header larger than 1 MiB"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(gzip.compress(RECORDS)), "compressed several times over"),
        (zipped(("[Content_Types].xml", b"")), "an office document, which is not read"),
        (zipped(), "no article is in it"),
        (gzip.compress(b""), "no text was found: it is empty"),
    ],
)
def test_what_cannot_be_read_has_a_reason(read, content, reason):
    assert read(content, "a") == ([], [f"a: {reason}"])
