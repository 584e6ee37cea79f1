"""Help that is there without a network: short pages in the interface's language, and all keys."""
