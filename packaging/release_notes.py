#!/usr/bin/env python3
"""Prints what CHANGELOG.md says of a release: ``python packaging/release_notes.py v1.2.3``.

Fails when the tag is not the version of the project, or when nothing was written of it.
"""

from __future__ import annotations

import re
import sys

from installers.project import ROOT, BuildError, version


def notes(text: str, release: str) -> str:
    """The part of a changelog that is headed by a release."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    for part in parts:
        head, _, body = part.partition("\n")
        if head.split()[0] == release:
            return body.strip() + "\n"
    raise BuildError(f"CHANGELOG.md has no part for {release}")


def main() -> int:
    """Print the notes; the exit status."""
    tag = sys.argv[1] if sys.argv[1:] else ""
    try:
        if tag != f"v{version()}":
            raise BuildError(f"the tag {tag} is not the version {version()} of pyproject.toml")
        text = notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version())
    except BuildError as error:
        sys.stderr.write(f"release_notes.py: {error}\n")
        return 1
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
