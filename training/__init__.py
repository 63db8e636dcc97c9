"""Training of the quality model that the package ships; no part of the package."""
