import braces
