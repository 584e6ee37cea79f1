"""Words looked up: the card beside a word, and the list of those that were looked up."""
