from app.nothing import views

urlpatterns = [views]
