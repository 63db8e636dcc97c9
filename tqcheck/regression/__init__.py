"""Two runs compared: differences with their significance, findings by fingerprint, gates, accepted findings, trends."""
