"""Confirmation: whether a suspected violation is one, decided by evidence that can be trusted."""
