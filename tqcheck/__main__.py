"""``python -m tqcheck``: the command line where its script is not on the PATH."""

from tqcheck.cli import main

if __name__ == "__main__":
    main()
