"""The licence of everything that is bundled: found file by file, never listed by hand.

Every file of the bundle comes from the project, from a Python package, from Python itself or from
a package of the building system. Each of these must bring the text of its licence, or the build
fails.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from installers import environment
from installers.project import NAME, PACKAGING, ROOT, BuildError, version

TEXTS = PACKAGING / "licences"
_TEXT_NAME = re.compile(r"licen[cs]e|copying|notice|copyright|ofl", re.IGNORECASE)

# What a program of ours may be bundled with: a word of each licence that asks for no more than
# the LGPL does. Of alternatives ("A OR B") one is enough.
_ALLOWED = re.compile(
    r"0BSD|Apache|BSD|CC0|CC-BY-SA|CNRI|HPND|ISC|LGPL|MIT|MPL|OFL|PSF|Python|Public Domain"
    r"|Unlicense|Zlib|Bootloader-exception",
    re.IGNORECASE,
)
# For packages whose wheels bring no text: that of the licence which they name.
_STANDARD_TEXTS = {
    "Apache-2.0": (ROOT / "LICENSE",),
    "LGPL-3.0-only": (TEXTS / "LGPL-3.0-only.txt", TEXTS / "GPL-3.0-only.txt"),
}
_SPDX_OF_CLASSIFIER = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Public Domain": "Public Domain",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-or-later WITH Bootloader-exception",
}
_SYSTEM_LICENCES = {
    "libbz2": "BSD-4-Clause-UC",
    "libexpat": "MIT",
    "libffi": "MIT",
    "liblzma": "0BSD",
    "libmpdec": "BSD-2-Clause",
    "libsqlite": "Public Domain",
    "libssl": "Apache-2.0",
    "libuuid": "BSD-3-Clause",
    "libxcb": "MIT",
    "zlib": "Zlib",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One thing that was bundled, with all texts of its licence."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    purl: str = ""  # its package URL, for the bill of materials
    homepage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Resource:
    name: str
    version: str
    licence: str
    text: str  # path from the root of the repository


_RESOURCES = (
    _Resource(
        name="Gulzar (typeface)",
        version="5.3.0",
        licence="OFL-1.1",
        text="resources/fonts/OFL-Gulzar.txt",
    ),
    _Resource(
        name="Noto (typefaces)",
        version="2020-12-25",
        licence="OFL-1.1",
        text="resources/fonts/OFL-Noto.txt",
    ),
    _Resource(
        name="Lucide (icons)",
        version="1.62",
        licence="ISC",
        text="resources/icons/LICENSE-Lucide.txt",
    ),
    _Resource(
        name="warraq-static (model)",
        version=json.loads((ROOT / "resources/model/config.json").read_bytes())["version"],
        licence="CC-BY-SA-4.0",
        text="resources/model/README.md",
    ),
    _Resource(
        name="Sample articles",
        version=version(),
        licence="CC0-1.0",
        text="resources/README.md",
    ),
)


def collect(bundled: Iterable[tuple[str, Path]]) -> list[Component]:
    """The components that files of a bundle, (name, source), come from, by name.

    Raises ``BuildError`` for a file of unknown origin and for a licence that is not there or not
    allowed.
    """
    owners = Owners()
    found = {"pyinstaller": owners.named("pyinstaller")}  # its bootloader is the program itself
    for name, source in bundled:
        component = owners.of(source)
        if component is None:
            raise BuildError(f"{name} was bundled from {source}, which belongs to nothing known")
        found[component.name.lower()] = component
    components = [*found.values(), *(_of_resource(resource) for resource in _RESOURCES)]
    for component in components:
        check(component)
    return sorted(components, key=lambda each: each.name.lower())


def check(component: Component) -> None:
    """Raises ``BuildError`` unless there is a text, and a licence that is allowed."""
    if not any(text.strip() for text in component.texts):
        raise BuildError(f"{component.name} brings no text of its licence ({component.licence})")
    choices = re.split(r"\s+OR\s+", component.licence)
    if not any(_ALLOWED.search(choice) for choice in choices):
        raise BuildError(f"{component.name} is under {component.licence}, which is not allowed")


class Owners:
    """Knows what a file of this machine belongs to."""

    def __init__(self, site: Path | None = None) -> None:
        self._site = site or _site_packages()
        self._by_file: dict[Path, Distribution] = {}
        self._by_name: dict[str, Distribution] = {}
        for distribution in distributions(path=[str(self._site)]):
            self._by_name[distribution.metadata["Name"].lower()] = distribution
            for file in distribution.files or ():
                self._by_file[self._site / file] = distribution
        self._components: dict[str, Component] = {}

    def named(self, name: str) -> Component:
        """The component that a Python package is."""
        return self._cached(name, lambda: _of_distribution(self._by_name[name]))

    def of(self, source: Path) -> Component | None:
        """What a file belongs to; None when nothing known claims it."""
        installed = map(source.is_relative_to, (environment.FOLDER, self._site))
        own = source.is_relative_to(ROOT) and not any(installed)
        if own or not source.is_absolute():
            return self._cached(NAME, _own)
        distribution = self._by_file.get(source)
        if distribution is not None:
            return self.named(distribution.metadata["Name"].lower())
        if _is_pythons(source):
            return self._cached("python", _of_python)
        package = debian_package(source)
        return self._cached(package, lambda: _of_debian(package)) if package else None

    def _cached(self, name: str, make: Callable[[], Component]) -> Component:
        if name not in self._components:
            self._components[name] = make()
        return self._components[name]


def _is_pythons(source: Path) -> bool:
    """Whether a file came with Python itself; a Python of the system owns no more than its part."""
    base = Path(sys.base_prefix)
    folder = Path(sysconfig.get_path("stdlib")) if base == Path("/usr") else base
    return source.resolve().is_relative_to(folder.resolve())


def _site_packages() -> Path:
    scheme = {"base": str(environment.FOLDER), "platbase": str(environment.FOLDER)}
    return Path(sysconfig.get_path("purelib", vars=scheme))


# One kind of origin after the other --------------------------------------------------------------


def _own() -> Component:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    return Component(name=NAME, version=version(), licence="Apache-2.0", texts=(text,))


def _of_resource(resource: _Resource) -> Component:
    text = (ROOT / resource.text).read_text(encoding="utf-8")
    return Component(
        name=resource.name, version=resource.version, licence=resource.licence, texts=(text,)
    )


def _of_distribution(distribution: Distribution) -> Component:
    metadata = distribution.metadata
    name, licence = metadata["Name"], licence_of(distribution)
    texts = tuple(_own_texts(distribution)) or tuple(_standard_texts(licence))
    return Component(
        name=name,
        version=distribution.version,
        licence=licence,
        texts=texts,
        purl=f"pkg:pypi/{name.lower().replace('_', '-')}@{distribution.version}",
        homepage=_homepage(distribution),
    )


def licence_of(distribution: Distribution) -> str:
    """The licence that a Python package names: its expression, its classifier, or its words."""
    metadata = distribution.metadata
    if expression := _field(distribution, "License-Expression"):
        return expression
    for line in metadata.get_all("Classifier") or ():
        name = line.rpartition(" :: ")[2]
        if line.startswith("License") and name in _SPDX_OF_CLASSIFIER:
            return _SPDX_OF_CLASSIFIER[name]
    return _field(distribution, "License").strip().partition("\n")[0]


def _own_texts(distribution: Distribution) -> Iterator[str]:
    for file in sorted(distribution.files or (), key=str):
        in_licences = "licenses" in file.parts and ".dist-info" in str(file)
        if (in_licences or _TEXT_NAME.search(file.name)) and file.suffix not in {".py", ".pyc"}:
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")


def _standard_texts(licence: str) -> Iterator[str]:
    for spdx, paths in _STANDARD_TEXTS.items():
        if spdx in licence:
            yield from (path.read_text(encoding="utf-8") for path in paths)
            return


def _homepage(distribution: Distribution) -> str:
    for line in distribution.metadata.get_all("Project-URL") or ():
        label, _, url = line.partition(",")
        if label.strip().lower() in {"homepage", "source", "repository", "source code"}:
            return url.strip()
    return _field(distribution, "Home-page")


def _field(distribution: Distribution, name: str) -> str:
    metadata = distribution.metadata
    return metadata[name] if name in metadata else ""  # noqa: SIM401 - it has no get


def _of_python() -> Component:
    release = ".".join(map(str, sys.version_info[:3]))
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    found = [place / name for place in places for name in ("LICENSE.txt", "LICENSE")]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in found if path.is_file()]
    return Component(
        name="Python",
        version=release,
        licence="PSF-2.0",
        texts=tuple(texts[:1]),
        purl=f"pkg:generic/python@{release}",
        homepage="https://www.python.org",
    )


def debian_package(path: Path) -> str | None:
    """Name of the Debian package that a file belongs to."""
    names = dict.fromkeys((path, path.resolve(), Path("/usr") / str(path.resolve()).lstrip("/")))
    for name in names:
        command = ["dpkg-query", "--search", str(name)]
        try:
            told = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            return None
        if told.returncode == 0:
            return told.stdout.split(":")[0]
    return None


def _of_debian(package: str) -> Component:
    command = ["dpkg-query", "--show", "--showformat", "${Version}\n", package]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    release = told.stdout.split("\n", maxsplit=1)[0]
    copyright_ = Path("/usr/share/doc") / package / "copyright"
    texts = (copyright_.read_text(encoding="utf-8", errors="replace"),)
    known = (spdx for start, spdx in _SYSTEM_LICENCES.items() if package.startswith(start))
    return Component(
        name=package,
        version=release,
        licence=next(known, ""),
        texts=texts if copyright_.is_file() else (),
        purl=f"pkg:deb/debian/{package}@{release}",
    )


# What is written --------------------------------------------------------------------------------


def as_text(components: Iterable[Component]) -> str:
    """One file with every licence in full; a text that several share stands once."""
    listed = list(components)
    sharing: dict[str, list[str]] = {}
    for component in listed:
        for text in component.texts:
            sharing.setdefault(text.strip(), []).append(f"{component.name} {component.version}")
    lines = [
        f"{NAME} {version()} is made with the works below, each under its own licence.",
        "The libraries of Qt, PySide6 and shiboken6 are used under the LGPL, version 3: they are",
        "files of their own beside the program and may be replaced by others. Their sources are",
        "at https://download.qt.io and https://code.qt.io.",
        "",
        *(f"{each.name} {each.version}: {each.licence}" for each in listed),
    ]
    for text, names in sharing.items():
        lines += ["", "=" * 80, ", ".join(dict.fromkeys(names)), "=" * 80, "", text]
    return "\n".join(lines) + "\n"


def write_about(components: Iterable[Component], folder: Path) -> None:
    """What the program shows on its page about itself: a list, and a text for each work."""
    listed = list(components)
    (folder / "licences").mkdir(parents=True, exist_ok=True)
    rows = []
    for component in listed:
        name = re.sub(r"\W+", "-", component.name).strip("-") + ".txt"
        text = "\n\n".join(text.strip() for text in component.texts) + "\n"
        (folder / "licences" / name).write_text(text, encoding="utf-8")
        rows.append(
            {
                "name": component.name,
                "version": component.version,
                "licence": component.licence,
                "text": name,
            }
        )
    told = json.dumps(rows, ensure_ascii=False, indent=1)
    (folder / "components.json").write_text(told + "\n", encoding="utf-8")
    (folder / "licences.txt").write_text(as_text(listed), encoding="utf-8")
