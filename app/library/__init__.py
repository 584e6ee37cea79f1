"""The shelves of the library, its documents, opening and closing it."""
