"""The API: the archive's answers as JSON, described by a document that is made of the code."""

from haberdar_web.api.routes import api_blueprint

__all__ = ["api_blueprint"]
