"""`python -m tahqiq.schema`: writes the JSON Schemas beside the declarations they are made from."""

from tahqiq.paths import SCHEMAS
from tahqiq.schema.export import schema_files

for name, text in schema_files().items():
    (SCHEMAS / name).write_text(text, encoding="utf-8", newline="\n")
