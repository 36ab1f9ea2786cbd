"""djvet's Python package: finds the native binary that the wheel installed. It analyses nothing itself."""
