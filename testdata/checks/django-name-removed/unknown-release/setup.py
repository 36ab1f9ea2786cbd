from setuptools import setup

setup(name="shop", classifiers=["Framework :: Django :: 5.0"])
