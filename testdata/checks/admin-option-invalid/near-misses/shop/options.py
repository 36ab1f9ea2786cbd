COLUMNS = ["title", "slug"]
