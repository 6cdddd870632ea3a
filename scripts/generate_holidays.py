"""Generate the national holiday data from the `holidays` package; run by hand, never at run time.

Usage: pip install holidays && python scripts/generate_holidays.py
"""

import json
from datetime import date
from importlib.metadata import version
from pathlib import Path

import holidays
from holidays.constants import GOVERNMENT, PUBLIC

YEARS = range(2015, 2028)
CATEGORIES = {PUBLIC: "public", GOVERNMENT: "joint_leave"}
OUTPUT = Path(__file__).parents[1] / "src" / "triwulan" / "data" / "holidays.json"


def collect() -> list[dict[str, str]]:
    """Give one entry a day, in order; a public holiday wins over joint leave on the same day."""
    entries: dict[date, dict[str, str]] = {}
    for category, kind in CATEGORIES.items():
        found = holidays.country_holidays("ID", years=YEARS, categories=(category,), language="id")
        for day, printed in found.items():
            name = printed.replace("Pegangti", "Pengganti")  # misspelt in the package
            entries.setdefault(day, {"day": day.isoformat(), "name": name, "kind": kind})
    return [entries[day] for day in sorted(entries)]


def main() -> None:
    """Write the data with the package's version and today's date."""
    entries = collect()
    head = {
        "source": "holidays",
        "source_version": version("holidays"),
        "generated": date.today().isoformat(),
        "country": "ID",
        "categories": list(CATEGORIES),
        "years": list(YEARS),
    }
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    days = ",\n".join(f"    {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    text = "{\n" + "\n".join(lines) + f'\n  "holidays": [\n{days}\n  ]\n}}\n'
    OUTPUT.write_text(text, encoding="utf-8")
    print(f"{len(entries)} holidays, {YEARS[0]}-{YEARS[-1]}: {OUTPUT.name}")


if __name__ == "__main__":
    main()
