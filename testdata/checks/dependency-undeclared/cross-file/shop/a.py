import asgiref

NAMES = [asgiref]
