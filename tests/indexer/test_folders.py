"""Finding files: each once, links that stay inside, names that tell files apart."""

import os

import pytest

from haberdar_indexer.sources.folders import FoundFile, list_files, names_apart


def listed(*paths):
    listing = list_files(paths)
    return [file.name for file in listing.files.values()], {
        rejected.origin.path: rejected.reason for rejected in listing.rejected
    }


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "archive"
    (folder / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (folder / name).write_text(name)
    return folder


def test_files_come_in_order_with_their_size_and_time(folder):
    os.utime(folder / "a.txt", ns=(5, 7))
    found = list_files([folder]).files
    assert [file.name for file in found.values()] == ["a.txt", "b.txt", "sub/c.txt"]
    assert found[str(folder / "a.txt")] == FoundFile(folder / "a.txt", "a.txt", 5, 7)


def test_a_folder_in_another_is_read_once(folder):
    assert listed(folder / "sub", folder) == (["c.txt", "a.txt", "b.txt"], {})
    assert listed(folder, folder / "sub") == (["a.txt", "b.txt", "sub/c.txt"], {})


def test_a_given_link_is_followed(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    (tmp_path / "file").symlink_to(folder / "a.txt")
    assert listed(tmp_path / "link")[0] == ["a.txt", "b.txt", "sub/c.txt"]
    assert listed(tmp_path / "file")[0] == ["file"]


def test_links_that_leave_the_folder_are_refused(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("gizli")
    (folder / "away.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up.txt").symlink_to("../secret.txt")
    (folder / "folder").symlink_to(tmp_path)
    (folder / "nothing.txt").symlink_to("nothing")
    names, refused = listed(folder)
    assert names == ["a.txt", "b.txt", "sub/c.txt"]
    assert refused == {
        "away.txt": f"a link that leaves the folder, to {tmp_path / 'secret.txt'}",
        "up.txt": f"a link that leaves the folder, to {tmp_path / 'secret.txt'}",
        "folder": "a link to a folder, which is not followed",
        "nothing.txt": "a link to nothing",
    }


def test_a_link_to_a_hidden_file_is_read(folder):
    (folder / ".kept.txt").write_text("x")
    (folder / "link.txt").symlink_to(".kept.txt")
    assert listed(folder)[0] == ["a.txt", "b.txt", "link.txt", "sub/c.txt"]


def test_a_link_to_a_file_of_the_same_folder_changes_nothing(folder):
    (folder / "A.txt").symlink_to("sub/c.txt")
    assert listed(folder) == (["a.txt", "b.txt", "sub/c.txt"], {})


def test_deep_folders_are_no_trouble(tmp_path):
    deep = tmp_path
    for _ in range(150):
        deep /= "klasör"
        deep.mkdir()
    (deep / "a.txt").write_text("x")
    assert len(listed(tmp_path)[0]) == 1


def test_names_that_are_no_text_are_kept(tmp_path):
    (tmp_path / "\udcff.txt").write_text("x")
    assert listed(tmp_path) == (["\udcff.txt"], {})


def test_a_folder_that_cannot_be_read_is_named_and_known_to_be_unread(folder, lock_folder):
    lock_folder(folder / "sub")
    listing = list_files([folder])
    assert listing.unreadable == [str(folder / "sub")]
    assert listing.rejected[0].reason == "cannot be read: Permission denied"


def test_the_same_name_again_becomes_the_whole_path(tmp_path):
    files = [FoundFile(tmp_path / part / "a.txt", "a.txt") for part in ("x", "y", "z")]
    assert [file.name for file in names_apart(files, [])] == [
        "a.txt",
        str(tmp_path / "y" / "a.txt"),
        str(tmp_path / "z" / "a.txt"),
    ]
    assert [file.name for file in names_apart(files[:1], ["a.txt"])] == [str(files[0].path)]
