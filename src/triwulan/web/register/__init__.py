"""The register: which village and which office had what ready when, and whether that was on time."""
