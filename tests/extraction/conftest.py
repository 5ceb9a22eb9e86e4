import pytest

from timeline_app.extraction.language_model import LanguageModel, load_model


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    return load_model()
