"""The engine of Warraq: library, import, embedding and search. Imports no Qt."""

import os

# The products of a search are small: handing them to threads costs more than it gains, and five
# times more while other programs hold the cores. Must be said before numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
