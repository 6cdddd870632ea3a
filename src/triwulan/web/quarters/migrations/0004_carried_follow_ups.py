from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from triwulan.core.dates import read_date
from triwulan.core.period import format_date


def keep_what_was_sent(apps: Any, schema_editor: object) -> None:
    """Give earlier sendings the follow-ups that stand among their entries."""
    sending_model = apps.get_model("quarters", "Sending")
    for sending in sending_model.objects.iterator():
        rows: dict[int, dict[str, str]] = {}
        for path, text in sending.entries.items():
            kind, *rest = path.split("/")
            if kind == "follow_up" and len(rest) == 2 and text.strip():
                rows.setdefault(int(rest[0]), {})[rest[1]] = text.strip()
        sending.follow_ups = [_follow_up(item, row) for item, row in sorted(rows.items()) if row.get("what")]
        sending.save(update_fields=["follow_ups"])


def _follow_up(item: int, row: dict[str, str]) -> dict[str, object]:
    day = read_date(row.get("by_when", ""))
    by_when = row.get("by_when", "") if day is None else format_date(day)
    return {"item": item, "what": row["what"], "who": row.get("who", ""), "by_when": by_when}


class Migration(migrations.Migration):

    dependencies = [
        ("organisation", "0001_initial"),
        ("quarters", "0003_sending_counted"),
    ]

    operations = [
        migrations.AddField(
            model_name="sending",
            name="follow_ups",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="Carried",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("what", models.TextField()),
                ("who", models.TextField(blank=True)),
                ("by_when", models.TextField(blank=True)),
                (
                    "regency",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.regency",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried",
                        to="quarters.quarterreport",
                    ),
                ),
            ],
            options={"ordering": ("report_id", "number")},
        ),
        migrations.AddConstraint(
            model_name="carried",
            constraint=models.UniqueConstraint(fields=("report", "number"), name="one_wording_per_follow_up"),
        ),
        migrations.RunPython(keep_what_was_sent, migrations.RunPython.noop),
    ]
