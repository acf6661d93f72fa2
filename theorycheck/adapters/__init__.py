"""Other libraries' optimizers, estimators and mechanisms with the calls that claims make of parts.

Each adapter imports its library when it is used, and not before.
"""
