"""What a person adds to the texts: marks, notes, tags and states, and the way back from each."""
