"""Titles that a file declares."""

from __future__ import annotations

import pytest

from index.importers.titles import declared_title


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - report.doc",
        "Presentation1",
        "مستند 1",
        "Untitled 2",
        "news.pages",
        "",
        None,
    ],
)
def test_what_a_program_wrote_is_no_title(title: str | None) -> None:
    """Names of files and of new documents say nothing."""
    assert declared_title(title) is None


@pytest.mark.parametrize("title", ["مستند مهم", "The key", "Presentation of the report"])
def test_what_a_person_wrote_is_one(title: str) -> None:
    """Also where it has such words in it."""
    assert declared_title(f" {title}\n") == title
