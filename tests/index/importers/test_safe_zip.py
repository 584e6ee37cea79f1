"""ZIP files from strangers."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest

from index.importers import safe_zip
from index.importers.safe_zip import SafeZip, safe_name
from index.problems import ImportProblem, RefusedProblem
from tests.index.importers.makers import overlapping_zip, zipped


def test_members_are_read_by_name() -> None:
    """A member's bytes come back under its name."""
    with SafeZip(zipped({"a/b.txt": "text"}), "x.zip") as archive:
        assert archive.names() == ("a/b.txt",)
        assert archive.read("a/b.txt") == b"text"


@pytest.mark.parametrize(
    "name", ["../x", "a/../../x", "/etc/passwd", "C:\\x", "..\\x", "a\0b", "//server/x", "."]
)
def test_path_that_leads_outside_is_refused(name: str) -> None:
    """No member has a name that leads out of its archive."""
    with pytest.raises(RefusedProblem):
        safe_name(name, "x.zip")


def test_large_member_is_refused_before_it_is_unpacked() -> None:
    """A member over its limit is refused by what it claims."""
    with SafeZip(zipped({"a": b"0" * 5000}), "x.zip") as archive, pytest.raises(RefusedProblem):
        archive.read("a", limit=1000)


def test_member_that_lies_about_its_size_is_refused_or_damaged() -> None:
    """What unpacks to more than it claims is not read to its end."""
    data = zipped({"a": b"0" * 500_000})
    small = (10).to_bytes(4, "little")
    lying = data.replace((500_000).to_bytes(4, "little"), small)
    with SafeZip(lying, "x.zip") as archive, pytest.raises(ImportProblem):
        archive.read("a", limit=1000)


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many members that are each within the limit are refused when their sum is not."""
    monkeypatch.setattr(safe_zip, "MAX_ARCHIVE_BYTES", 10_000)
    with SafeZip(zipped({str(n): b"0" * 4000 for n in range(5)}), "x.zip") as archive:
        archive.read("0")
        archive.read("1")
        with pytest.raises(RefusedProblem):
            archive.read("2")


def test_too_many_entries_are_refused() -> None:
    """The number of entries is looked at before any of them."""
    data = zipped({str(number): b"" for number in range(5_001)})
    with pytest.raises(RefusedProblem):
        SafeZip(data, "x.zip")


def test_overlapping_members_are_refused() -> None:
    """Entries that share their packed bytes are a bomb."""
    with pytest.raises(RefusedProblem, match="overlap"):
        SafeZip(overlapping_zip(), "x.zip")


def test_symbolic_links_are_no_members() -> None:
    """A link is left out, wherever it points."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("text", "text")
    with SafeZip(buffer.getvalue(), "x.zip") as found:
        assert found.names() == ("text",)


def test_name_in_utf_8_without_the_flag_is_read() -> None:
    """Names that a program wrote as UTF-8 without saying so come out right."""
    data = zipped({"____": "x"}).replace(b"____", "مل".encode())
    with SafeZip(data, "x.zip") as archive:
        assert archive.names() == ("مل",)


@pytest.mark.parametrize("end", [0.2, 0.5, 0.9, 0.99])
def test_cut_off_archive_is_damaged(end: float) -> None:
    """A ZIP without its end is damaged."""
    data = zipped({str(number): b"some text" * 50 for number in range(20)})
    with pytest.raises(ImportProblem):
        SafeZip(data[: int(end * len(data))], "x.zip")
