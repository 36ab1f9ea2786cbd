from celery import shared_task
from conf.celery import app

NAME = "shop.named"


@shared_task
def plain(book_id):
    pass


@shared_task(name=NAME, bind=True)
def named(self):
    pass


@app.task(ignore_result=True)
def of_app():
    pass


@other.task
def unknown():
    pass
