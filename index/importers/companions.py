"""Folders that belong to a file beside them: what a browser saves with a page, and the like."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx", ".asp")
# What browsers and Office put behind a page's name, in the languages that they speak.
_ENDINGS = tuple(
    mark + word
    for mark in "_-."
    for word in (
        *("files", "file", "dateien", "fichiers", "archivos", "arquivos", "ficheiros", "bestanden"),
        *("filer", "tiedostot", "pliki", "soubory", "súbory", "elemei", "fișiere", "datoteke"),
        *("dosyalar", "dosyaları", "fitxers", "файлы", "файли", "файлове", "αρχεία", "fld"),
        *(
            "الملفات",
            "ملفات",
            "پرونده‌ها",
            "فایل‌ها",
            "פריטים",
            "קבצים",
            "文件",
            "檔案",
            "ファイル",
            "파일",
        ),
    )
)
# An export of Telegram as pages brings what the pages look like.
_TELEGRAM_PAGE = "messages.html"
_TELEGRAM_LOOKS = frozenset({"css", "js", "images"})


def belongs_to_page(folder: str, beside: Iterable[str]) -> bool:
    """Whether a folder of this name is part of a page among the names ``beside`` it."""
    names = {name.casefold() for name in beside}
    folder = folder.casefold()
    if _TELEGRAM_PAGE in names and folder in _TELEGRAM_LOOKS:
        return True
    return any(
        folder.endswith(ending) and folder.removesuffix(ending) + suffix in names
        for ending in _ENDINGS
        for suffix in _PAGE_SUFFIXES
    )


def without_companions(paths: Iterable[str]) -> list[str]:
    """The paths, divided by slashes, that do not lie in a folder that belongs to a page."""
    listed = [PurePosixPath(path) for path in paths]
    beside: dict[PurePosixPath, set[str]] = {}
    for path in listed:
        beside.setdefault(path.parent, set()).add(path.name)
    known: dict[PurePosixPath, bool] = {}

    def belongs(folder: PurePosixPath) -> bool:
        if folder == folder.parent:
            return False
        if folder not in known:
            known[folder] = belongs_to_page(folder.name, beside.get(folder.parent, ())) or belongs(
                folder.parent
            )
        return known[folder]

    return [str(path) for path in listed if not belongs(path.parent)]
