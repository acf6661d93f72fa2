"""JSON files that commands are given: read whole, or refused with the cure."""

import json
from pathlib import Path
from typing import Any

from theorycheck.errors import CatalogueError, TheorycheckError


def read_document(
    path: Path,
    cure: str,
    *,
    schema: int | None = None,
    refusal: type[TheorycheckError] = CatalogueError,
) -> Any:
    """Return what a JSON file holds, of `schema` at most, if it has versions.

    Raises a `refusal`, with the cure, for any other file.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise refusal(f"{path}: it can't be read ({error.strerror}); {cure}") from None
    except (ValueError, RecursionError):
        raise refusal(f"{path}: this is no whole JSON document; {cure}") from None
    found = data.get("schema") if isinstance(data, dict) else None
    if schema is not None and isinstance(found, int) and found > schema:
        raise refusal(
            f"{path}: its schema is {found}, and this theorycheck reads up to {schema}: "
            "pip install --upgrade theorycheck"
        )
    return data
