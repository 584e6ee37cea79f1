"""Everything that a person can tell the window to do, by whatever way: what it is, and its keys."""
