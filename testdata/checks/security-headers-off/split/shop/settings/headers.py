SECURE_REFERRER_POLICY = None  # expect: security-headers-off "which page led to them"
