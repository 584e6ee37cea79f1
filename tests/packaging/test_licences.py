"""Licences: found for every file that is bundled, or the build fails."""

from __future__ import annotations

import json
import sys
import sysconfig
from importlib.metadata import distributions
from pathlib import Path

import pytest

from installers import licences, sbom, typefaces
from installers.licences import Component, Owners, check
from installers.project import BuildError
from tests.conftest import REPOSITORY

SITE = Path(sysconfig.get_path("purelib"))
GOOD = Component(name="good", version="1", licence="MIT", texts=("the words",))


@pytest.fixture(scope="module")
def owners() -> Owners:
    """The owners of the files of this environment."""
    return Owners(SITE)


def test_a_dependency_without_a_licence_fails_the_build() -> None:
    """No text, no build; and the message names the package."""
    with pytest.raises(BuildError, match="bare"):
        check(Component(name="bare", version="1", licence="MIT", texts=(" \n",)))


@pytest.mark.parametrize("licence", ["AGPL-3.0-only", "GPL-3.0-only", "Proprietary", ""])
def test_what_asks_for_too_much_is_refused(licence: str) -> None:
    """Only permissive licences and the LGPL may be bundled."""
    with pytest.raises(BuildError, match="not allowed"):
        check(Component(name="strict", version="1", licence=licence, texts=("words",)))


@pytest.mark.parametrize(
    "licence", ["LGPL-3.0-only OR GPL-2.0-only", "MIT", "MPL-2.0 AND MIT", "Apache-2.0"]
)
def test_one_good_choice_is_enough(licence: str) -> None:
    """Of alternatives one has to fit."""
    check(Component(name="open", version="1", licence=licence, texts=("words",)))


def test_every_package_of_the_program_passes(owners: Owners) -> None:
    """All that pyproject.toml asks for brings a licence that may be bundled."""
    import tomllib

    with (REPOSITORY / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    for requirement in wanted:
        name = requirement.split(">")[0].split("=")[0].lower()
        found = {each.metadata["Name"].lower() for each in distributions(path=[str(SITE)])}
        match = next(each for each in found if each.replace("_", "-") == name.replace("_", "-"))
        check(owners.named(match))


def test_files_find_their_owners(owners: Owners) -> None:
    """A file of a package, of Python and of the project; a stranger's has none."""
    assert (found := owners.of(SITE / "tqdm" / "__init__.py")) is not None
    assert found.name == "tqdm"
    assert (found := owners.of(Path(json.__file__))) is not None
    assert (found.name, bool(found.texts)) == ("Python", True)
    assert (found := owners.of(REPOSITORY / "app" / "main.py")) is not None
    assert found.name == "Warraq"
    if sys.platform == "linux":
        assert owners.of(Path("/nowhere/libstranger.so")) is None


def test_a_bundled_stranger_fails_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that belongs to nothing known is not passed over."""
    monkeypatch.setattr(licences, "_site_packages", lambda: SITE)
    monkeypatch.setattr(Owners, "named", lambda _self, _name: GOOD)
    with pytest.raises(BuildError, match=r"libstranger\.so"):
        licences.collect([("libstranger.so", Path("/nowhere/libstranger.so"))])


def test_a_text_that_many_share_stands_once() -> None:
    """The file names all works, and repeats no licence."""
    other = Component(name="other", version="2", licence="MIT", texts=("the words",))
    text = licences.as_text([GOOD, other])
    assert text.count("the words") == 1
    assert "good 1, other 2" in text


def test_typefaces_of_debian_are_known_by_checksum_and_licence() -> None:
    """What is fetched when the program is frozen has a checksum, and a licence that is here."""
    for typeface in typefaces.FALLBACKS:
        assert len(typeface.sha256) == 64
        text = typeface.text.read_text(encoding="utf-8")
        check(
            Component(
                name=typeface.name,
                version=typeface.version,
                licence=typeface.licence,
                texts=(text,),
            )
        )


def test_resources_have_their_texts() -> None:
    """Typefaces, icons, model and samples are under licences that lie in the repository."""
    for resource in licences._RESOURCES:
        check(licences._of_resource(resource))


def test_the_bill_of_materials_is_the_same_every_time() -> None:
    """CycloneDX with a reference for everything, and nothing of the time it was made."""
    components = [GOOD, Component(name="data", version="1", licence="OFL-1.1", texts=("x",))]
    bill = json.loads(sbom.cyclonedx(components))
    assert sbom.cyclonedx(components) == sbom.cyclonedx(components)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    references = [each["bom-ref"] for each in bill["components"]]
    assert len(references) == len(set(references))
    assert set(bill["dependencies"][0]["dependsOn"]) == set(references)
