"""The worker with an importer for tests: python -m tests.ingest.faked_worker FOLDER [LOCK]."""

import sys
from typing import cast

from analytics.ingest import desk, work
from tests.ingest import faked

if __name__ == "__main__":
    desk.importing = lambda: cast("desk.Importing", faked)
    sys.exit(work.main(sys.argv[1:]))
