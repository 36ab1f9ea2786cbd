type Price = int | None
type Pair[T] = tuple[T, T]
