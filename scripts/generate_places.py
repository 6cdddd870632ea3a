"""Generate the place data from the npm package `idn-area-data`; run by hand, never at run time.

Usage: npm pack idn-area-data && tar xzf idn-area-data-*.tgz && python scripts/generate_places.py package
"""

import csv
import gzip
import json
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "src" / "triwulan" / "data"
_KEPT_UPPER = {"DKI"}


def names(path: Path) -> list[tuple[str, str]]:
    """Give code and name of each line of one of the package's files, in order of the codes."""
    with path.open(encoding="utf-8", newline="") as file:
        return sorted((line["code"], tidy(line["name"])) for line in csv.DictReader(file))


def tidy(name: str) -> str:
    """Undo capitals and stray spaces; a doubled quotation mark stands for an apostrophe in the package."""
    name = " ".join(name.replace('"', "'").replace("’", "'").split())
    if len(name) > 3 and name.isupper() and "'" not in name:
        name = " ".join(word if word in _KEPT_UPPER else word.capitalize() for word in name.split())
    return name


def village_lines(villages: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Give a line per kecamatan: its code, then its villages; the last four digits only where they do not count on."""
    for district, members in groupby(villages, key=lambda village: village[0][:8]):
        cells, expected = [district], -1
        for code, name in members:
            number = int(code[9:])
            cells.append(name if number == expected else f"{number}:{name}")
            expected = number + 1
        yield "\t".join(cells)


def write(path: Path, lines: Iterable[str]) -> None:
    """Write packed lines, the same bytes for the same lines."""
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), compresslevel=9, mtime=0))


def main(package: Path) -> None:
    """Write both files; the first line of each names the source."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    data = package / "data"
    source = f"# idn-area-data {version} by Fityan, Open Database License 1.0"
    regions = sorted(entry for name in ("provinces", "regencies", "districts") for entry in names(data / f"{name}.csv"))
    villages = names(data / "villages.csv")
    write(OUTPUT / "places.tsv.gz", [source, *(f"{code}\t{name}" for code, name in regions)])
    write(OUTPUT / "villages.tsv.gz", [source, *village_lines(villages)])
    print(f"{len(regions)} provinces, regencies and kecamatan, {len(villages)} villages of {version}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
