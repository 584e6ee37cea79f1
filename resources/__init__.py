"""Files that travel with the program: model, icons, themes, translations, sample articles."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """Absolute path of a bundled resource; the file may not exist."""
    return _ROOT.joinpath(*parts)
