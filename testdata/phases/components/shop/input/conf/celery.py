from celery import Celery

app = Celery("conf")
