"""The verdict on one claim: search, then confirm, then say; what is printed of it is elsewhere."""
