"""Files on their way into the library: drops, progress, reports."""
