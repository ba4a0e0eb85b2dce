"""Print one of the README's commands: `run` or `test`. What CI runs is what a reader runs."""

import re
import sys
from pathlib import Path

readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
found = re.search(rf"<!-- {sys.argv[1]} -->\n```sh\n(.*?)\n```", readme, re.DOTALL)
if found is None:
    sys.exit(f"README.md has no command marked <!-- {sys.argv[1]} -->")
print(found[1])
