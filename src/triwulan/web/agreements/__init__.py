"""Performance agreements: what is promised for a year, in versions, with its plan and its ceilings."""
