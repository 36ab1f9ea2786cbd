from django.apps import AppConfig as Base


class MailConfig(Base):
    name = "apps.mailing"  # expect: appconfig-name-wrong
    # help: name the package that the app is: name = "apps.mail"
