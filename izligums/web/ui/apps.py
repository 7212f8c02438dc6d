from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "izligums.web.ui"

    def ready(self) -> None:
        from izligums.web.ui.sentences import install

        install()
