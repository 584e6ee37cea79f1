"""The program's test of itself, for whoever packs or installs it: ``warraq --selftest``."""
