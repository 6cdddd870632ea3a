"""What is measured: units, possible values, heads that state a formula."""
