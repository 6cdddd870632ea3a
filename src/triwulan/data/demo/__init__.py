"""The demo's people, agreements and quarters, as data: places are real, people and figures are made up."""
