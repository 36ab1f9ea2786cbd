def text_of(document):
    lines = []
    for value in document.values.all():
        # The values of one document: who goes through all documents has prefetched them, and must not ask again.
        lines.append(value.field.name)  # expect: missing-select-related
        # help: load it with the rows: `prefetch_related_objects([document], "values__field")` before the loop, which elsewhere gets prefetched rows
    return lines


def names_of(document):
    # Nobody prefetches these.
    return [value.field.name for value in document.values.all()]  # expect: missing-select-related
    # help: load it with the rows: `document.values.select_related("field")`
