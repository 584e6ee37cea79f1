"""Two documents side by side, tied by meaning; the same elsewhere."""
