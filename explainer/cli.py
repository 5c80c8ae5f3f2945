"""The command line: parse, call, print."""


def main() -> int:
    """Run the command line; returns the exit code."""
    raise SystemExit(2)
