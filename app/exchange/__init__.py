"""Lists in, records out, and back: workbooks and CSV (`sheets` → `tables` → `mapping` → `planning`), JSON, reports."""
