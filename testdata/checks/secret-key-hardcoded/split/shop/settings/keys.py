SECRET_KEY = "k9x!w2m#v7q@z4t&b6y^n8c*h3j(d5f)g1s-r0p+l_e=a~u%o:i;x2"  # expect: secret-key-hardcoded
