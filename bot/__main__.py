"""`hoidap` and `python -m bot`."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from bot import cli  # noqa: PLC0415  (loading takes a while: Ctrl-C may come in the middle)

        sys.exit(cli.execute(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
