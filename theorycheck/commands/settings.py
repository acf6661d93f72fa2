"""The project's own settings, as the defaults of commands; nothing heavy is loaded for them."""

from pathlib import Path
from typing import Any

from theorycheck.configuration import configuration, defaults_of_commands


def defaults() -> dict[str, Any]:
    """Return the defaults that the nearest pyproject.toml gives to each command."""
    return defaults_of_commands(configuration(Path.cwd()))
