from pathlib import Path

from triwulan.formats.audit_json import schema_bytes

SCHEMA = Path(__file__).parents[2] / "docs" / "audit-json.schema.json"


def test_the_schema_in_the_docs_is_the_code_s():
    assert SCHEMA.read_bytes() == schema_bytes()
