"""How the pictures of the documentation are made."""
