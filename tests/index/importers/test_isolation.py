"""A file can end its worker, and nothing else."""

from __future__ import annotations

import os
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import Popen

import pytest

from index.importers import child
from index.importers.child import Allowance, Child
from index.importers.isolation import Parsers, context_for, read_file
from index.importers.limits import MAX_FILE_BYTES
from index.importers.pacing import PART_CHARACTERS
from index.importers.registry import Context
from index.importers.usage import Usage, usage_of
from index.problems import EmptyProblem, ImportProblem, RefusedProblem

ARABIC = "حث الرئيسان جميع الأطراف على المشاركة."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article, under a name with Arabic letters."""
    path = tmp_path / "خبر.txt"
    path.write_bytes(ARABIC.encode("cp1256"))
    return path


def use_worker(monkeypatch: pytest.MonkeyPatch, body: str, *, confined: bool = True) -> None:
    """Put a worker in place that runs ``body`` for a file that is called bad.

    Without being ``confined`` it sets itself no limits.
    """
    program = textwrap.dedent("""
        import os, sys, time
        from index.importers import reading, worker
        read = reading.read

        def instead(data, context):
            if context.name == "bad":
                BODY
            return read(data, context)

        reading.read = instead
        if not CONFINED:
            worker.confine = worker.grant_processor_time = lambda: None
        worker.main()
    """)
    program = program.replace("CONFINED", str(confined))
    program = program.replace("BODY", textwrap.indent(textwrap.dedent(body), " " * 8).strip())
    monkeypatch.setattr(child, "child_command", lambda _: [sys.executable, "-P", "-c", program])


def outcome(parsers: Parsers, name: str = "bad") -> str:
    """Code and detail of the problem that a file ends with."""
    with pytest.raises(ImportProblem) as caught:
        parsers.parse_bytes(name, b"x")
    assert caught.value.subject == name
    return f"{caught.value.code}: {caught.value.detail}"


def test_a_file_is_read(article: Path) -> None:
    """A file of any encoding and name comes out as a document, with the date of its file."""
    with Parsers() as parsers:
        document = parsers.parse(article)
    assert document.paragraphs[0].text == ARABIC
    assert (document.title, document.encoding) == ("خبر", "cp1256")
    assert document.date is not None


def test_a_worker_reads_many_files(article: Path) -> None:
    """One process serves file after file, problems included."""
    with Parsers() as parsers:
        for _ in range(3):
            assert parsers.parse(article).paragraphs
            with pytest.raises(RefusedProblem, match="not read"):
                parsers.parse_bytes("a.bin", bytes(range(256)))


def test_files_are_read_at_the_same_time() -> None:
    """Several threads each have a process of their own and get their own document."""
    with Parsers(3) as parsers, ThreadPoolExecutor(6) as threads:
        names = [f"{number}.txt" for number in range(30)]
        done = threads.map(lambda name: parsers.parse_bytes(name, f"text {name}".encode()), names)
        assert [document.paragraphs[0].text for document in done] == [f"text {n}" for n in names]


ENDINGS = {
    "os._exit(3)": "worker_died: exit status 3",
    "os.kill(os.getpid(), 11)": "worker_died: SIGSEGV",
    "os.abort()": "worker_died: SIGABRT",
    "raise SystemExit": "worker_died: exit status 0",
    "os.close(4); os.close(3); time.sleep(9)": "worker_died: SIGKILL",
}


@pytest.mark.skipif(sys.platform != "linux", reason="signals and RLIMIT_AS as on Linux")
@pytest.mark.parametrize(("body", "expected"), ENDINGS.items())
def test_a_worker_that_ends_harms_only_its_file(
    monkeypatch: pytest.MonkeyPatch, body: str, expected: str
) -> None:
    """The file is told why, and the next one is read by a fresh worker."""
    monkeypatch.setattr(child, "_GRACE_SECONDS", 1.0)
    use_worker(monkeypatch, body)
    with Parsers() as parsers:
        assert outcome(parsers) == expected
        assert parsers.parse_bytes("good.txt", b"words").paragraphs[0].text == "words"


SLOW = {
    "while True: pass": (Allowance(cpu_seconds=0.5), "took_too_long: 0.5 s"),
    "time.sleep(60)": (Allowance(wall_seconds=3), "took_too_long: 3 s"),
    "held = bytearray(300 << 20); time.sleep(60)": (
        Allowance(memory_bytes=200 << 20),
        "too_much_memory: 200 MB",
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the job watches memory")
def test_a_library_that_gives_up_for_want_of_memory_is_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """pdfium aborts when it is refused memory: the reason is the memory, not the signal."""
    use_worker(monkeypatch, "held = b'x' * (300 << 20); time.sleep(3); os.abort()")
    with Parsers(allowance=Allowance(memory_bytes=500 << 20)) as parsers:
        assert outcome(parsers) == "too_much_memory: 500 MB"


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the job watches memory")
@pytest.mark.parametrize("body", SLOW)
def test_a_worker_that_takes_too_much_is_killed(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Processor time, time by the clock and memory are watched from outside."""
    allowance, expected = SLOW[body]
    use_worker(monkeypatch, body)
    with Parsers(allowance=allowance) as parsers:
        started = time.monotonic()
        assert outcome(parsers) == expected
        assert time.monotonic() - started < 30
        assert parsers.parse_bytes("good.txt", b"words").paragraphs


WITHOUT_LIMITS = """
    held = bytearray(300 << 20)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline: pass
"""


class Measures:
    """How another system tells of a worker: as macOS's libproc or Windows' job does."""

    def __init__(self, process: Popen[bytes]) -> None:
        self.pid = process.pid

    def usage(self) -> Usage | None:
        return usage_of(self.pid)

    def close(self) -> None:
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="measured by the system's own means")
@pytest.mark.parametrize("watched_by", ["system", "job"])
@pytest.mark.parametrize(
    ("allowance", "expected"),
    [
        (Allowance(cpu_seconds=0.5), "took_too_long: 0.5 s"),
        (Allowance(memory_bytes=200 << 20), "too_much_memory: 200 MB"),
    ],
)
def test_where_the_system_sets_no_limits_the_parent_does(
    monkeypatch: pytest.MonkeyPatch, allowance: Allowance, expected: str, watched_by: str
) -> None:
    """A worker that confined itself to nothing, as where there is no RLIMIT, is killed in time."""
    if watched_by == "job":
        monkeypatch.setattr(child, "job_around", lambda process, _: Measures(process))
        monkeypatch.setattr(child, "usage_of", lambda _: None)
    use_worker(monkeypatch, WITHOUT_LIMITS, confined=False)
    with Parsers(allowance=allowance) as parsers:
        assert outcome(parsers) == expected
        assert parsers.parse_bytes("good.txt", b"words").paragraphs


@pytest.mark.parametrize("status", [3, 0xC0000409, 0xE0000008])
def test_want_of_memory_is_told_apart_on_windows(
    monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """There a process that gives up ends with a status; the memory it was seen with tells why."""
    worker = Child(Allowance(memory_bytes=100 << 20))
    try:
        monkeypatch.setattr(worker, "_peak", 50 << 20)
        monkeypatch.setattr(worker._process, "wait", lambda *_: status)  # pyright: ignore
        assert worker._reason("a.pdf").code == "too_much_memory"  # pyright: ignore
        monkeypatch.setattr(worker, "_peak", 10 << 20)
        assert worker._reason("a.pdf").code == "worker_died"  # pyright: ignore
    finally:
        monkeypatch.undo()
        worker.close()


def test_the_worker_limits_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should nobody watch, the system ends a worker that does not stop."""
    use_worker(
        monkeypatch,
        """
        from index.importers.confinement import grant_processor_time
        grant_processor_time(0)
        while True: pass
        """,
    )
    with Parsers() as parsers:
        assert outcome(parsers) == "took_too_long: 20 s"


def test_printing_does_not_disturb(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library prints, even past Python, does not reach the line to the parent."""
    use_worker(monkeypatch, "print('noise', flush=True); os.write(1, b'more noise')")
    with Parsers() as parsers:
        assert parsers.parse_bytes("bad", b"words").paragraphs[0].text == "words"


def test_an_invalid_answer_is_the_workers_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that no importer gives costs the worker its life."""
    use_worker(
        monkeypatch,
        """
        from index.importers import wire
        from index.framing import write_message
        wire.write_document.__globals__["_pieces"] = lambda paragraphs: [[["", "x"]]]
        """,
    )
    with Parsers() as parsers:
        assert outcome(parsers).startswith("worker_died: invalid answer")


def test_closing_stops_what_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is being read when the pool closes ends as cancelled, at once."""
    use_worker(monkeypatch, "time.sleep(60)")
    parsers = Parsers()
    timer = threading.Timer(0.3, parsers.close)
    timer.start()
    assert outcome(parsers) == "cancelled: "
    timer.join()
    assert outcome(parsers) == "cancelled: "


def test_no_process_is_left_behind(article: Path) -> None:
    """A closed pool has no process and no thread."""
    threads = threading.active_count()
    parsers = Parsers()
    parsers.parse(article)
    worker = parsers._idle[0]._process  # pyright: ignore[reportPrivateUsage]
    parsers.close()
    assert worker.poll() is not None
    assert threading.active_count() == threads


def test_a_worker_that_was_ended_while_idle_is_replaced(article: Path) -> None:
    """A file is not blamed for what befell its worker before it."""
    with Parsers() as parsers:
        parsers.parse(article)
        worker = parsers._idle[0]._process  # pyright: ignore[reportPrivateUsage]
        worker.kill()
        worker.wait()
        assert parsers.parse(article).paragraphs


def test_a_worker_starts_in_no_time() -> None:
    """Plain text needs no heavy library: a worker has read its first file in a moment."""
    started = time.monotonic()
    with Parsers() as parsers:
        parsers.parse_bytes("a.txt", b"words")
    assert time.monotonic() - started < 2


def test_a_worker_has_no_secrets_in_reach() -> None:
    """No file or pipe of the parent is open in the worker but its own three."""
    worker = Child(Allowance())
    try:
        worker.ask(b"words", Context(name="a.txt"))
        if Path("/proc").is_dir():
            descriptors = os.listdir(f"/proc/{worker._process.pid}/fd")  # noqa: PTH208 # pyright: ignore
            assert sorted(map(int, descriptors)) == [0, 1, 2, 3, 4]
    finally:
        worker.close()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe, a missing or empty file each end with their reason, none of them hangs."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty.txt").touch()
    with Parsers() as parsers:
        reasons = {}
        for name in ("pipe.txt", "missing.txt", "empty.txt", "."):
            with pytest.raises(ImportProblem) as caught:
                parsers.parse(tmp_path / name)
            reasons[name] = caught.value.code
    assert reasons == {
        "pipe.txt": "unknown_format",
        "missing.txt": "file_missing",
        "empty.txt": "no_text",
        ".": "unknown_format",
    }


def test_a_large_file_is_not_even_opened(tmp_path: Path) -> None:
    """A file over the limit is refused by its size alone."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(RefusedProblem) as caught:
        read_file(path)
    assert (caught.value.code, caught.value.detail) == ("file_too_large", "200 MB")


def test_the_context_of_a_file(article: Path) -> None:
    """Name, path, date and chosen encoding are what the importer is told."""
    os.utime(article, (0, 86_400 * 365))
    context = context_for(article, encoding="cp1256")
    assert context == Context(
        name="خبر.txt", path=article, encoding="cp1256", modified="1971-01-01"
    )


def test_empty_data_starts_no_worker() -> None:
    """Nothing is asked about nothing."""
    with Parsers() as parsers:
        with pytest.raises(EmptyProblem):
            parsers.parse_bytes("a.txt", b"")
        assert parsers._idle == []  # pyright: ignore[reportPrivateUsage]


def test_every_real_file_ends_with_an_outcome(shared: Path) -> None:
    """Every text and Markdown file of the collection is read, and a page or two."""
    folder = shared / "documents" / "open"
    files = [*folder.glob("txt/*"), *folder.glob("md/*"), *folder.glob("html/rtl-?.html")]
    with Parsers() as parsers:
        for path in files:
            assert parsers.parse(path).paragraphs, path


def test_hostile_pages_end_with_an_outcome(shared: Path) -> None:
    """Pages made to hurt are read or refused, and soon."""
    pages = sorted((shared / "documents" / "open" / "hostile-generated").glob("*.html"))
    with Parsers() as parsers:
        for path in pages:
            try:
                assert parsers.parse(path).paragraphs
            except ImportProblem as problem:
                assert problem.code != "worker_died"


@pytest.mark.skipif(sys.platform == "win32", reason="measured by the system's own means")
@pytest.mark.parametrize(("characters", "ends"), [(PART_CHARACTERS, True), (10, False)])
def test_long_text_earns_its_time(
    monkeypatch: pytest.MonkeyPatch, characters: int, ends: bool
) -> None:
    """A book that yields text goes on past the time of one file; what yields nothing does not."""
    body = f"""
        from index.importers.pacing import progressed
        for _ in range(8):
            used = time.process_time()
            while time.process_time() < used + 0.5: pass
            progressed({characters})
    """
    use_worker(monkeypatch, body)
    with Parsers(allowance=Allowance(cpu_seconds=2)) as parsers:
        if ends:
            assert parsers.parse_bytes("bad", b"words").paragraphs
        else:
            assert outcome(parsers) == "took_too_long: 2 s"
