"""The pytest plugin: every module-level claim is one test; it judges nothing itself."""
