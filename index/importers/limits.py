"""How large a file, and what comes out of it, may be. Beyond it is refused, never cut off.

The numbers are those that stopped every hostile file of the measurements and no honest one.
"""

from __future__ import annotations

from index.problems import RefusedProblem

MB = 1 << 20

MAX_FILE_BYTES = 200 * MB
MAX_HTML_BYTES = 20 * MB
MAX_CHARACTERS = 5_000_000  # of text that comes out of one file
MAX_PARAGRAPHS = 500_000
MAX_ATTRIBUTES = 1_000  # in one tag: the parsers compare every attribute with every other
MAX_HEADER_BYTES = 64 << 10  # of a mail
MAX_PAGES = 2_000

MAX_PICTURE_PIXELS = 40_000_000  # of a page that is shown to text recognition; A4 at 300 dpi: 9
MAX_RECOGNISED_BYTES = 256 * MB  # all that text recognition says about one file

MAX_MEMBER_BYTES = 64 * MB  # of a ZIP
MAX_ARCHIVE_BYTES = 256 * MB  # all members together, unpacked
MAX_ENTRIES = 5_000
MAX_DEPTH = 2  # documents within documents
MAX_ATTACHMENTS = MAX_ENTRIES  # of one file: the members of an archive, the mails of a mailbox

MAX_CPU_SECONDS = 20.0  # of processor time for one file; more for a long text: see pacing
MAX_WALL_SECONDS = 120.0  # for one file, or a part of a long one, however busy the machine is
MAX_MEMORY_BYTES = 1_536 * MB


def in_words(count: int) -> str:
    """A number of bytes as it is told to a person."""
    return f"{count // MB} MB" if count >= MB else f"{count >> 10} KB"


def check_file_size(name: str, size: int, limit: int = MAX_FILE_BYTES) -> None:
    """Refuse a file of more than ``limit`` bytes."""
    if size > limit:
        raise RefusedProblem("file_too_large", name, in_words(limit))


def check_characters(name: str, count: int) -> None:
    """Refuse a document of more than ``MAX_CHARACTERS`` characters."""
    if count > MAX_CHARACTERS:
        raise RefusedProblem("too_much_text", name, f"{MAX_CHARACTERS:,}")
