"""``python -m theorycheck``."""

from theorycheck.commands.cli import main

if __name__ == "__main__":
    main()
