"""Manual page and completions: made of the program's own parsers, and accepted by their readers."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from installers import completions, manual
from installers.command_line import Takes, verbs
from tests.packaging.conftest import Checker

VERBS = verbs()


def named(*words: str):
    """The verb of these words."""
    return next(verb for verb in VERBS if verb.words == words)


def test_verbs_are_read_off_the_parsers() -> None:
    """Verbs of one word and of two are there, with options, values and choices."""
    backup = named("library", "backup")
    assert [option.flags for option in backup.options if option.required and option.flags]
    formats = next(o for o in named("export").options if "--format" in o.flags)
    assert (formats.takes, "docx" in formats.choices) == (Takes.CHOICE, True)
    library = next(o for o in named("search").options if "--library" in o.flags)
    assert library.takes is Takes.FOLDER
    assert named().options, "the window has options too"


def test_the_manual_tells_every_verb_and_option() -> None:
    """Nothing that may be written is left out."""
    page = manual.page()
    for verb in VERBS:
        for option in verb.options:
            for flag in set(option.flags) - {"-h", "--help"}:
                assert flag.replace("-", r"\-") in page, (verb.words, flag)


def test_man_reads_the_manual(checked: Checker, tmp_path: Path) -> None:
    """man finds nothing to warn of."""
    page = tmp_path / "warraq.1"
    page.write_text(manual.page(), encoding="utf-8")
    said = checked("man", "--warnings", "--local-file", page)
    assert "warning" not in said
    assert "warraq library backup" in " ".join(said.split())


@pytest.fixture
def scripts(tmp_path: Path) -> dict[str, Path]:
    """The three scripts, where a system has them."""
    completions.write(tmp_path)
    return {shell: tmp_path / place for shell, place in completions.PLACES.items()}


@pytest.mark.parametrize(
    ("shell", "option"), [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")]
)
def test_shells_read_their_script(
    shell: str, option: str, scripts: dict[str, Path], checked: Checker
) -> None:
    """Each shell finds its script well formed."""
    assert checked(shell, option, scripts[shell]) == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("warraq", "conc"), {"concordance"}),
        (("warraq", "library", "back"), {"backup"}),
        (("warraq", "export", "--format", "b"), {"bibtex"}),
        (("warraq", "search", "--li"), {"--library", "--limit"}),
        (("warraq", "--langu"), {"--language"}),
    ],
)
def test_bash_completes(
    words: tuple[str, ...], expected: set[str], scripts: dict[str, Path], checked: Checker
) -> None:
    """Verbs, options and values are offered by their first letters."""
    code = (
        'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _warraq 2>/dev/null;'
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    said = checked("bash", "-c", code, "bash", scripts["bash"], *words)
    assert set(said.split()) == expected


def test_fish_completes(scripts: dict[str, Path], checked: Checker) -> None:
    """fish offers the verbs of a group, and values of an option."""
    source = f"source {scripts['fish']}; "
    said = checked("fish", "-c", source + 'complete -C "warraq library back"')
    assert said.startswith("backup\t")
    said = checked("fish", "-c", source + 'complete -C "warraq export --format bib"')
    assert said.split()[0] == "bibtex"


def test_zsh_completes_without_errors(scripts: dict[str, Path], checked: Checker) -> None:
    """zsh loads the function; its tables of options are well formed."""
    checked("zsh", "--version")
    # -f and -D: no file of the person is read, and none is written.
    code = (
        f"fpath=({scripts['zsh'].parent} $fpath); autoload -U compinit; compinit -u -D;"
        "autoload +X _warraq && print loaded"
    )
    told = subprocess.run(["zsh", "-f", "-c", code], capture_output=True, text=True, check=False)
    assert (told.stdout, told.stderr) == ("loaded\n", "")
