"""How the installers are made: one module a duty, ``packaging/build.py`` puts them together."""
