"""The search field, the hits, and why they are hits."""
