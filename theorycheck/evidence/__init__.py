"""Evidence that stays valid at any stopping time: arrays in, numbers out."""
