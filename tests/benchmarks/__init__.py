"""How fast and how light the program is: `python -m tests.benchmarks`."""
