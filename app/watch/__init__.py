"""The watch list: many queries against documents, weeks or collections."""
