"""What the tests need beyond Python packages: a real PostgreSQL and a real Chromium."""
