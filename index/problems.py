"""What can go wrong and be told to a person: one tree of errors, one table of words.

An error carries a code; its English words live here, its Arabic words in the translations of the
window. A problem says what happened, to which file, and what to do. Everything that is not a
``Problem`` is a bug and is meant to be loud.
"""

from __future__ import annotations


class Problem(Exception):  # noqa: N818 - "problem" is what the person is told it is
    """An error that is told to the person.

    ``code`` is a key of ``WORDS``; ``subject`` is the file, library or query that it is about;
    ``detail`` is what the system or a library said, if that helps.
    """

    def __init__(self, code: str, subject: str = "", detail: str = "") -> None:
        self.code = code
        self.subject = subject
        self.detail = detail
        super().__init__(code, subject, detail)

    def __str__(self) -> str:
        return words(self.code, self.subject, self.detail)


class LibraryProblem(Problem):
    """The library cannot be opened, written or trusted."""


class ImportProblem(Problem):
    """A file cannot be imported. It harms no other file."""


class RefusedProblem(ImportProblem):
    """A file is left alone on purpose: over a limit, encrypted, of an unknown kind."""


class EmptyProblem(ImportProblem):
    """A file holds no text that can be read."""


class HandoverProblem(Problem):
    """Passages cannot be handed over. Nothing was left half written."""


class RecognitionProblem(Problem):
    """No text can be recognised in pictures, whatever the document."""


class ModelProblem(Problem):
    """A model cannot be loaded, or does not fit the library."""


class QueryProblem(Problem):
    """A query cannot be understood. ``position`` is the offset in the query where it fails."""

    def __init__(self, code: str, subject: str = "", detail: str = "", position: int = 0) -> None:
        super().__init__(code, subject, detail)
        self.position = position


# {subject} and {detail} are filled in. First what happened, then what to do.
WORDS: dict[str, str] = {
    # library
    "library_missing": "There is no library at {subject}. Create it, or choose another folder.",
    "library_exists": "{subject} already holds a library. Open it, or choose another folder.",
    "folder_in_use": "{subject} is in use for other things. Choose a new name for the library.",
    "library_locked": "{subject} is open in another program ({detail}). Close it there first.",
    "library_newer": (
        "{subject} was made by a newer Warraq (version {detail}). Update Warraq to open it."
    ),
    "library_damaged": (
        "{subject} is damaged ({detail}). Nothing was changed: restore a backup, or run repair."
    ),
    "library_closed": "{subject} was closed.",
    "library_not_writable": "{subject} cannot be written ({detail}). Check space and permissions.",
    "disk_full": "The disk that holds {subject} is full. Free some space and try again.",
    "search_missing": "There is no saved search {subject} in this library.",
    "document_missing": "There is no document {subject} in this library.",
    "document_came_again": (
        "The file of {subject} is in the library again. Delete that one first, or leave this one"
        " in the trash."
    ),
    "trash_emptied": "This is no longer in the trash: it was emptied, or everything is back.",
    "collection_exists": "There is a collection {subject} already. Choose another name.",
    "annotation_missing": "This mark was deleted.",
    "place_missing": "The place to be marked is not in the text. Select some words first.",
    "folder_missing": "There is no folder {subject}. Choose one that is there.",
    "folder_is_library": "{subject} lies in the library itself. Choose another folder.",
    "import_missing": "There is no import {subject} in this library.",
    "report_not_written": (
        "The report cannot be written to {subject} ({detail}). Choose another place."
    ),
    "backup_exists": "{subject} exists already. Choose another name for the backup.",
    # handing over
    "handover_empty": "There is nothing to hand over. Choose marks or passages first.",
    "handover_not_sure": (
        "None of these marks is evidence: their places in changed documents are not sure."
        " Confirm them first."
    ),
    "handover_exists": "{subject} exists already. Choose another name.",
    "handover_failed": "{subject} cannot be written ({detail}). Check space and permissions.",
    "handover_damaged": (
        "What was written to {subject} is not what it should be ({detail}). It was deleted; check"
        " the disk and try again."
    ),
    "pack_unreadable": "The evidence pack {subject} cannot be read ({detail}).",
    # import
    "file_missing": "The file is no longer there.",
    "file_unreadable": "The file cannot be opened ({detail}). Check its permissions.",
    "unexpected": (
        "Something went wrong that should not ({detail}). Other files are not affected; please"
        " report it."
    ),
    "file_too_large": "The file is larger than {detail}. Split it and import the parts.",
    "too_much_text": "The file holds more than {detail} characters. Split it and import the parts.",
    "too_many_pages": "The file has more than {detail} pages. Split it and import the parts.",
    "too_many_attributes": "The page has a tag with more than {detail} attributes and was refused.",
    "unknown_format": "This kind of file is not read ({detail}).",
    "encrypted": "The file is protected by a password. Remove the password and try again.",
    "unsafe_archive": "The archive was refused ({detail}).",
    "damaged": "The file is damaged or not what its name says ({detail}).",
    "took_too_long": "Reading the file took longer than {detail} and was stopped.",
    "too_much_memory": "Reading the file needed more than {detail} of memory and was stopped.",
    "worker_died": "The reader of this file stopped unexpectedly ({detail}).",
    "no_text": "The file holds no text.",
    "no_table": "The file is not a table of articles.",
    "needs_ocr": "The pages are pictures without text. Text recognition (OCR) is needed.",
    "nothing_recognised": "No text was recognised in the pictures of the pages.",
    "ocr_missing": (
        "Text recognition needs the program Tesseract, which was not found. Install it with the"
        " data of your languages, then try again."
    ),
    "ocr_language_missing": (
        "Tesseract has no data for this writing ({detail}). Install it, then try again."
    ),
    "ocr_failed": "Text recognition failed ({detail}).",
    "original_missing": (
        "The file is needed again, but no copy was kept and it is no longer at {subject}. Put it"
        " back, or import it again."
    ),
    "doubtful_encoding": (
        "The characters could not be told with certainty ({detail}). Try another encoding."
    ),
    "duplicate": "The same file is in the library already ({detail}).",
    "cancelled": "The import was stopped before this file.",
    # model
    "model_missing": "There is no model at {subject}. Choose another folder.",
    "model_damaged": "The model at {subject} cannot be read ({detail}).",
    "model_needs_transformers": (
        "The model {subject} needs the transformers add-on. Install it, or choose another model."
    ),
    "model_addon_unfit": (
        "The transformers add-on at {subject} was made for another version of the program (wanted:"
        " {detail}). Install the one that came with this version."
    ),
    "export_exists": "{subject} exists already and is not empty. Choose another folder.",
    "export_failed": "The model cannot be written to {subject} ({detail}).",
    "model_unsafe": (
        "The model at {subject} holds {detail}, which can run programs. Only safetensors are read."
    ),
    "model_differs": (
        "The library was made with the model {detail}. Embed it anew to use {subject}."
    ),
    # query
    "query_empty": "The query holds no word to look for.",
    "query_unclosed_quote": "A quotation mark is opened and not closed.",
    "query_bad_date": "{subject} is not a date or a range of dates. Write date:2017-11..2018.",
    "query_unknown_field": (
        "{subject} is not a filter. The filters are lang:, in:, kind:, state:, tag:,"
        " date: and exact:."
    ),
}

# What a document's notes mean, shown beside it.
NOTES: dict[str, str] = {
    "needs_ocr": "The pages are pictures whose text has not been recognised yet.",
    "pages_need_ocr": "Some pages are pictures whose text has not been recognised yet.",
    "recognised": "Text was recognised from pictures of the pages and may hold mistakes.",
    "doubtful_recognition": "Much of the recognised text is doubtful.",
    "nothing_recognised": "No text was recognised in the pictures of the pages.",
    "partly_read": "Some of the file could not be read.",
    "doubtful_order": "The order of the text is doubtful.",
    "doubtful_encoding": "The encoding was guessed.",
    "doubtful_columns": "Which column of the table is what was guessed.",
}


def words(code: str, subject: str = "", detail: str = "") -> str:
    """English words for a problem's code."""
    return WORDS[code].format(subject=subject, detail=detail)
