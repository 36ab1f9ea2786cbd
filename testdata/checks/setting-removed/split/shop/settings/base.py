PASSWORD_RESET_TIMEOUT_DAYS = 3  # expect: setting-removed "since 4.0"
