"""The hunt for the instance that comes closest to breaking a claim; it decides nothing."""
