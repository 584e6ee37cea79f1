"""What the self-test imports."""

from __future__ import annotations

import importlib
import re
import tomllib
from importlib.metadata import distribution

from app.selftest.parts import LIBRARIES, find_resources
from tests.conftest import REPOSITORY


def test_every_dependency_is_imported() -> None:
    """Of each distribution that pyproject.toml names, a module is among the libraries."""
    with (REPOSITORY / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    tried = {name.split(".")[0] for name in LIBRARIES}
    for requirement in wanted:
        name = re.split(r"[<>=]", requirement)[0]
        files = distribution(name).files or ()
        brought = {path.parts[0].removesuffix(".py") for path in files}
        assert brought & tried, name


def test_the_libraries_are_there() -> None:
    """No name is mistyped."""
    for name in LIBRARIES:
        importlib.import_module(name)


def test_resources_are_found() -> None:
    """Model, fonts, help and samples of the checkout are complete."""
    assert find_resources()["files"] > 50
