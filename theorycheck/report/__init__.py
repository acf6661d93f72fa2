"""Verdicts as a person or a machine reads them: in the terminal, as Markdown, as JSON."""
