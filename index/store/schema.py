"""The tables of a library as its first version has them. A change to them is a new migration."""

from __future__ import annotations

# Marks the file as a library of this program ("Wrrq"), so that another SQLite file in its place
# is not taken for a damaged one.
APPLICATION_ID = 0x57727271

# FTS5 never sees a person's spelling: the text it gets is folded, and cut into words, by
# index.text. Its own folding is off, and marks (M*) count as letters, for otherwise it tears
# Devanagari and other scripts apart at their vowel signs.
TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"

# There are no triggers: the connection runs with trusted_schema=OFF, under which FTS5 refuses
# them, and every row of an index is written by the function that writes the paragraph.
FIRST_SCHEMA: tuple[str, ...] = (
    # schema_version, generation (a random id, made anew when the vectors lose their meaning),
    # fold_version (of the text in ``passages``) and the settings of the library.
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: a window may still hold one
        title TEXT NOT NULL,
        authors TEXT NOT NULL DEFAULT '[]',     -- JSON list
        date TEXT,                              -- ISO 8601, may be partial
        date_certainty TEXT NOT NULL,
        language TEXT NOT NULL,
        direction TEXT NOT NULL,
        format TEXT NOT NULL,
        source TEXT,
        path TEXT,
        sha256 TEXT NOT NULL,
        byte_size INTEGER NOT NULL,
        imported_at TEXT NOT NULL,              -- ISO 8601, UTC
        encoding TEXT,
        notes TEXT NOT NULL DEFAULT '[]',       -- JSON list of codes
        parent_id INTEGER REFERENCES documents (id),
        paragraph_count INTEGER NOT NULL,
        original TEXT                           -- name in originals/, where a copy was kept
    ) STRICT
    """,
    "CREATE UNIQUE INDEX documents_by_sha256 ON documents (sha256)",
    "CREATE INDEX documents_by_parent ON documents (parent_id) WHERE parent_id IS NOT NULL",
    """
    CREATE TABLE paragraphs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice
        document_id INTEGER NOT NULL REFERENCES documents (id),
        number INTEGER NOT NULL,                -- from 0, in reading order
        text TEXT NOT NULL,                     -- exactly as imported
        language TEXT NOT NULL,
        direction TEXT NOT NULL,
        kind TEXT NOT NULL,
        level INTEGER NOT NULL,
        page INTEGER,
        anchor TEXT,
        confidence REAL,
        sentences BLOB NOT NULL                 -- little-endian uint32: start, end, start, end ...
    ) STRICT
    """,
    "CREATE UNIQUE INDEX paragraphs_by_place ON paragraphs (document_id, number)",
    # SQLite's own checks find no single flipped bit in a text or a vector: these find all.
    # part: 'text', 'tokens' or 'vectors/' and the id of the model.
    """
    CREATE TABLE hashes (
        document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        part TEXT NOT NULL,
        hash BLOB NOT NULL,                     -- blake2b, 16 bytes: store.checks.Digest
        PRIMARY KEY (document_id, part)
    ) STRICT, WITHOUT ROWID
    """,
    # rowid = paragraph id. Contentless: a row leaves by the 'delete' command with the same text
    # that it came with, made anew from paragraphs.text; fold_version guards that it is the same.
    f"""
    CREATE VIRTUAL TABLE passages USING fts5 (
        folded, stemmed, content='', tokenize="{TOKENIZER}"
    )
    """,
    "CREATE VIRTUAL TABLE passages_vocab USING fts5vocab (passages, 'row')",
    """
    CREATE TABLE tokens (
        paragraph_id INTEGER PRIMARY KEY REFERENCES paragraphs (id),
        ids BLOB NOT NULL                       -- little-endian uint32, bit 31: starts a word
    ) STRICT
    """,
    """
    CREATE TABLE models (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        folder TEXT,                            -- NULL: the model that comes with the program
        dimension INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('static', 'transformer')),
        settings TEXT NOT NULL DEFAULT '{}',    -- JSON object
        state TEXT NOT NULL CHECK (state IN ('active', 'building', 'retired'))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX models_active ON models (state) WHERE state = 'active'",
    """
    CREATE TABLE vectors (
        id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: caches know vectors by it
        model_id INTEGER NOT NULL REFERENCES models (id),
        paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id),
        start INTEGER NOT NULL,                 -- the window of the paragraph that was embedded
        "end" INTEGER NOT NULL,
        vector BLOB NOT NULL                    -- little-endian fp16, unit norm
    ) STRICT
    """,
    "CREATE INDEX vectors_by_paragraph ON vectors (paragraph_id)",
    """
    CREATE TABLE vector_log (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,  -- what a cache file says it has seen
        model_id INTEGER NOT NULL,
        vector_id INTEGER NOT NULL,
        op TEXT NOT NULL CHECK (op IN ('add', 'remove'))
    ) STRICT
    """,
    "CREATE TABLE collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE collection_documents (
        collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
        document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        PRIMARY KEY (collection_id, document_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX collection_documents_by_document ON collection_documents (document_id)",
    """
    CREATE TABLE jobs (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        created_at TEXT NOT NULL,               -- ISO 8601, UTC
        state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
        options TEXT NOT NULL DEFAULT '{}'      -- JSON object
    ) STRICT
    """,
    """
    CREATE TABLE job_files (
        id INTEGER PRIMARY KEY,
        job_id INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        state TEXT NOT NULL,                    -- documents.FileState
        reason TEXT,                            -- code of problems.WORDS
        detail TEXT NOT NULL DEFAULT '',
        document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL
    ) STRICT
    """,
    "CREATE INDEX job_files_by_job ON job_files (job_id, state)",
    """
    CREATE INDEX job_files_by_document ON job_files (document_id) WHERE document_id IS NOT NULL
    """,
)

# Version 2: what people add to the texts.
ANNOTATIONS_SCHEMA: tuple[str, ...] = (
    # A place holds for one text: text_version is the hash of hashes.TEXT, hexadecimal. When the
    # document is deleted its annotations stay, with the title and the SHA-256 that it had, and
    # ``anchor`` waits for the document to come back.
    """
    CREATE TABLE annotations (
        id TEXT PRIMARY KEY,                    -- UUID
        kind TEXT NOT NULL,                     -- documents.AnnotationKind
        colour TEXT,                            -- documents.MarkColour
        note TEXT NOT NULL,
        state TEXT NOT NULL,                    -- documents.ReviewState
        document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,
        document_title TEXT NOT NULL,
        document_sha256 TEXT NOT NULL,
        text_version TEXT NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        start_paragraph INTEGER NOT NULL,
        start_offset INTEGER NOT NULL,
        end_paragraph INTEGER NOT NULL,
        end_offset INTEGER NOT NULL,
        page INTEGER,
        anchor TEXT NOT NULL,                   -- documents.AnchorState
        created_at TEXT NOT NULL,               -- ISO 8601, UTC
        changed_at TEXT NOT NULL,
        deleted_at TEXT                         -- kept for a while, so that it can be undone
    ) STRICT
    """,
    "CREATE INDEX annotations_by_document ON annotations (document_id, start_paragraph)",
    "CREATE INDEX annotations_lost ON annotations (document_sha256) WHERE document_id IS NULL",
    # What an annotation's anchor was before the text changed under it, newest last.
    """
    CREATE TABLE anchor_log (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        batch INTEGER NOT NULL,                 -- what was re-anchored together
        annotation_id TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
        replaced_at TEXT NOT NULL,
        anchor TEXT NOT NULL                    -- JSON object of the columns that were replaced
    ) STRICT
    """,
    "CREATE INDEX anchor_log_by_annotation ON anchor_log (annotation_id)",
    "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE annotation_tags (
        annotation_id TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
        PRIMARY KEY (annotation_id, tag_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX annotation_tags_by_tag ON annotation_tags (tag_id)",
    """
    CREATE TABLE document_tags (
        document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
        PRIMARY KEY (document_id, tag_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX document_tags_by_tag ON document_tags (tag_id)",
    """
    CREATE TABLE document_states (              -- no row: unread
        document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        state TEXT NOT NULL                     -- documents.ReviewState
    ) STRICT
    """,
    "CREATE TABLE mark_colours (colour TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID",
)

# What left the library: small, and kept when documents go.
HANDOVERS_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE handovers (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,                       -- ISO 8601, UTC
        form TEXT NOT NULL,                     -- documents.HandoverFormat, 'evidence', ...
        name TEXT NOT NULL,                     -- of the file or folder, without its place
        sha256 TEXT NOT NULL,
        items TEXT NOT NULL,                    -- JSON list of keys
        documents TEXT NOT NULL                 -- JSON list of the files' SHA-256
    ) STRICT
    """,
)

READING_SCHEMA: tuple[str, ...] = (
    # Where the person was last in a document. The quote finds the place again in a next version.
    """
    CREATE TABLE reading_places (
        document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        paragraph INTEGER NOT NULL,
        "offset" INTEGER NOT NULL,
        quote TEXT NOT NULL,                    -- what stands there, original form
        read_at TEXT NOT NULL                   -- ISO 8601, UTC
    ) STRICT
    """,
    # A word that was looked up outlives the document that it was met in.
    """
    CREATE TABLE lookups (
        id INTEGER PRIMARY KEY,
        word TEXT NOT NULL,                     -- as it stands in the text
        language TEXT NOT NULL,
        glosses TEXT NOT NULL,                  -- JSON list of words
        document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,
        document_title TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        looked_up_at TEXT NOT NULL              -- ISO 8601, UTC
    ) STRICT
    """,
    "CREATE INDEX lookups_by_document ON lookups (document_id) WHERE document_id IS NOT NULL",
    # Two paragraphs of two documents that a person tied together by hand.
    """
    CREATE TABLE alignment_pins (
        first_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
        second_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
        PRIMARY KEY (first_id, second_id),
        CHECK (first_id < second_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX alignment_pins_by_second ON alignment_pins (second_id)",
)

WATCHING_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE watched_folders (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        scanned_at TEXT                         -- ISO 8601, UTC
    ) STRICT
    """,
    # A file whose document the person deleted keeps its hash: it does not come back by itself.
    """
    CREATE TABLE watched_files (
        path TEXT PRIMARY KEY,
        folder_id INTEGER NOT NULL REFERENCES watched_folders (id) ON DELETE CASCADE,
        size INTEGER NOT NULL,                  -- bytes, when it was last read
        modified INTEGER NOT NULL,              -- nanoseconds, of the same moment
        sha256 TEXT,                            -- NULL: it could not be read
        document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,
        state TEXT NOT NULL                     -- documents.WatchedState
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX watched_files_by_folder ON watched_files (folder_id)",
    "CREATE INDEX watched_files_by_document ON watched_files (document_id)"
    " WHERE document_id IS NOT NULL",
)

# What a person asks again and again.
SEARCHES_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE saved_searches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        created_at TEXT NOT NULL,               -- ISO 8601, UTC
        seen INTEGER NOT NULL                   -- paragraph id: what is above it is new
    ) STRICT
    """,
    """
    CREATE TABLE watch_lists (
        name TEXT PRIMARY KEY,
        terms TEXT NOT NULL,                    -- JSON list of queries
        grouping TEXT NOT NULL                  -- documents.WatchBy
    ) STRICT
    """,
)

# Documents that a person deleted, until the trash is emptied: what each was.
TRASH_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE trash (
        document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        batch INTEGER NOT NULL,                 -- what was put aside together
        at TEXT NOT NULL,                       -- ISO 8601, UTC
        superseded_by INTEGER,                  -- as it was; ``documents`` has its own id now
        annotations TEXT NOT NULL,              -- JSON list of the ids of its annotations
        files TEXT NOT NULL                     -- JSON list of [path, state] of watched files
    ) STRICT
    """,
)
