"""The installation scripts are scripts, not a package: here they are put on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "install"))
