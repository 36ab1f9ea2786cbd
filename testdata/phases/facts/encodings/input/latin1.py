# -*- coding: latin-1 -*-
name = 'été'
later = 1
