def stamp(sender, row, **kwargs):
    """Counts a row."""
    row.number = 1
    row.save(update_fields=["number"])  # expect: signal-save-recursion "row.save() sends the signal again"
