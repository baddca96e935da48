from __future__ import annotations

from craftsearch.cli import main

if __name__ == "__main__":  # worker processes import this module again
    main()
