"""The engine of Warraq: library, import, embedding and search. Imports no Qt."""
