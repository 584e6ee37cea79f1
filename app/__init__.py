"""The desktop application: what a person sees. Holds no SQL and no search logic."""
