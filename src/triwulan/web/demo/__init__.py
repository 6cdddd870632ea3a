"""The demo: Kecamatan Senduro on 5 April 2023, to try everything with."""
