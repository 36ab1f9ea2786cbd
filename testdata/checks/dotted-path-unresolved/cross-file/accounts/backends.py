class TokensBackend:
    pass
