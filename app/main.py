"""The program's entry: a verb goes to the command line, a child to its module, else a window.

Qt is imported only for a window, the engine only when it is needed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.selftest.silence import forbid_network_of_a_child

_CHILD = "--child"
_SELFTEST = "--selftest"
_WITH_ADDON = "index.embedding.transformer_worker"
# Worker processes of a frozen program; nothing else may be started by name.
_CHILDREN = frozenset(
    {
        "app.selftest.first_paint",
        "index.importers.worker",
        "index.preparing_worker",
        _WITH_ADDON,
        "index.ocr.confined",
    }
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with ``argv``, by default the process's; the exit status."""
    if getattr(sys, "frozen", False):
        _leave_libraries_to_others()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [_CHILD]:
        return _run_child(arguments[1:])
    if arguments[:1] == [_SELFTEST]:
        from app.selftest.run import main as test_itself  # noqa: PLC0415 - as below

        return test_itself(arguments[1:])
    if arguments and not arguments[0].startswith("-"):
        from index.cli import main as run_verb  # noqa: PLC0415 - the window does without it

        return run_verb(arguments)
    options = make_parser().parse_args(arguments)
    from app.start import run_window  # noqa: PLC0415 - the command line does without Qt

    return run_window(
        library=options.library,
        sample=options.sample,
        language=options.language,
        files=options.open,
    )


def _leave_libraries_to_others() -> None:
    """PyInstaller's starter leads the loader to the bundle's libraries, and all that is started
    from here would follow: Tesseract must load the system's. Workers of ours are led anew."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before


def _run_child(arguments: list[str]) -> int:
    name = arguments[0] if arguments else ""
    if name not in _CHILDREN:
        print(f"warraq: {name!r} is not a worker", file=sys.stderr)  # noqa: T201 - wrong use
        return 1
    forbid_network_of_a_child()
    if name == _WITH_ADDON:
        from index.embedding.addon import use_addon  # noqa: PLC0415 - before anything else of it

        use_addon()
    sys.argv[1:] = arguments[1:]  # as ``python -m`` would have it
    return importlib.import_module(name).main() or 0


def make_parser() -> argparse.ArgumentParser:
    """The options of the window."""
    parser = argparse.ArgumentParser(
        prog="warraq",
        description="Opens the window. With a verb it works on the command line: warraq help.",
        allow_abbrev=False,
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--library", type=Path, metavar="DIR", help="the library to open")
    which.add_argument("--sample", action="store_true", help="open the library of sample articles")
    parser.add_argument(
        "--open",
        type=Path,
        nargs="*",
        default=(),
        metavar="PATH",
        help="files and folders to import into the library that is opened",
    )
    parser.add_argument("--language", choices=("ar", "en"), help="language of the interface")
    parser.add_argument(
        _SELFTEST,
        nargs="?",
        metavar="FILE",
        help="test the installation and print what was found as JSON, into FILE too",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
