from django.urls import path

from catalog import views

app_name = "catalog"

urlpatterns = [
    path("", views.BookList.as_view(), name="books"),
    path("books/<slug:slug>/", views.book_detail, name="book"),
    path("authors/", views.AuthorList.as_view(), name="authors"),
    path("publishers/", views.publisher_list, name="publishers"),
    path("feed/prices.json", views.price_feed, name="prices"),
    path("feed/index.json", views.search_index, name="index"),
    path("feed/genres.json", views.genre_index, name="genres"),
    path("feed/audio.json", views.audio_feed, name="audio"),
]
