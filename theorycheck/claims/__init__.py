"""The language: a claim, its statement and its trial; it knows nothing of searching or deciding."""
