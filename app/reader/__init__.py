"""The reader: a document laid out as far as it is seen, with hits, selection and keyboard."""
