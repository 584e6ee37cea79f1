"""The concordance: words in lines, what stands before them and after."""
