"""Measurements of speed and memory, each beside a reference that is measured in the same run."""
