"""Take a version of ts-fsrs from the npm registry into the review page: ``python tools/vendor_fsrs.py 5.4.2``."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "src" / "studyguide" / "quiz" / "review" / "vendor"


def main(version: str) -> None:
    """Fetch the package, copy the built file and its licence, and note version and checksum."""
    with tempfile.TemporaryDirectory() as folder:
        # npm checks the package against the checksum that the registry states.
        subprocess.run(["npm", "pack", "--silent", f"ts-fsrs@{version}"], cwd=folder, check=True)  # noqa: S603, S607 - npm stands where the PATH says
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            script = _read(package, "package/dist/index.umd.js")
            licence = _read(package, "package/LICENSE")
    VENDOR.joinpath("ts-fsrs.umd.js").write_bytes(script)
    VENDOR.joinpath("LICENSE.txt").write_bytes(licence)
    digest = hashlib.sha256(script).hexdigest()
    readme = VENDOR / "README.md"
    text = re.sub(r"(\| version \| ).* \|", rf"\g<1>{version} |", readme.read_text(encoding="utf-8"))
    readme.write_text(re.sub(r"(\| sha256 \| ).* \|", rf"\g<1>`{digest}` |", text), encoding="utf-8")
    print(f"ts-fsrs {version}: {digest}")


def _read(package: tarfile.TarFile, name: str) -> bytes:
    member = package.extractfile(name)
    if member is None:
        sys.exit(f"the package has no file {name}")
    return member.read()


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the version alone
        sys.exit(__doc__)
    main(sys.argv[1])
