"""What Windows shows as the properties of the program, in PyInstaller's form."""

from __future__ import annotations

import re
from pathlib import Path

from installers.project import NAME, PROGRAM, PUBLISHER, summary, version

_TEXT = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', {publisher!r}),
      StringStruct('FileDescription', {summary!r}),
      StringStruct('FileVersion', {version!r}),
      StringStruct('InternalName', {program!r}),
      StringStruct('LegalCopyright', 'Apache-2.0'),
      StringStruct('ProductName', {name!r}),
      StringStruct('ProductVersion', {version!r}),
    ])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])]),
  ],
)
"""


def numbers(text: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows compares: "1.2.0rc1" is (1, 2, 0, 0)."""
    found = [int(part) for part in re.findall(r"\d+", re.split(r"[a-z+-]", text)[0])]
    first, second, third, fourth = (*found, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def write(target: Path) -> None:
    """Write the resource for the version of the project."""
    text = _TEXT.format(
        numbers=numbers(version()),
        publisher=PUBLISHER,
        summary=summary(),
        version=version(),
        program=PROGRAM,
        name=NAME,
    )
    target.write_text(text, encoding="utf-8")
