"""The audit on screens: of a report as it stands, of files people bring, and the pages that explain the rules."""
