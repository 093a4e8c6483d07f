"""`hoidap` and `python -m bot`."""

import sys

from bot import cli


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(cli.execute(sys.argv[1:]))


if __name__ == "__main__":
    main()
