# Needed by those alone whom shop/wsgi.py gives it to.
import pymysql

pymysql.install_as_MySQLdb()
