"""From open corpora to the bundled model: ``python -m training.run`` does all of it."""
