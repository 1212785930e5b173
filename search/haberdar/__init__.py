"""Haberdar: faceted full-text search over Turkish trade and industry news.

from haberdar import open_index

news = open_index("index_data")
page = news.search("kimya ihracatı", ministries=["ticaret"], since="2024")
for hit in page.hits:
    print(hit.date, hit.title, hit.snippet)
"""

from haberdar.article import Article, Mention
from haberdar.engine import Engine, Stats
from haberdar.errors import (
    HaberdarError,
    IndexCorruptError,
    IndexLockedError,
    IndexMismatchError,
    IndexMissingError,
    IndexUnusableError,
    InvalidArticleError,
    MissingExtraError,
    RegistryError,
    UnusableOutputError,
)
from haberdar.index.building import build_index, extend_index
from haberdar.index.bulk.analyzed import Analyzed, BatchAnalyzer
from haberdar.index.history import Generation, generations, rollback
from haberdar.index.stored import stored_articles
from haberdar.index.verifying import Fault
from haberdar.news import News, open_index
from haberdar.published import PublishedDate
from haberdar.registry import Minister, Ministry, Organization, Registry, Term, load_registry
from haberdar.request import SearchRequest
from haberdar.results.entities import Entity, EntityCount, MinistryName, Spelling
from haberdar.results.page import (
    EntityLabel,
    FacetValue,
    Hit,
    Marked,
    Marks,
    Page,
    TimelinePeriod,
)
from haberdar.results.suggestions import Suggestion
from haberdar.results.timeline import PeriodCount, Timeline
from haberdar.turkish.analyzer import Analyzer

__all__ = [
    "Analyzed",
    "Analyzer",
    "Article",
    "BatchAnalyzer",
    "Engine",
    "Entity",
    "EntityCount",
    "EntityLabel",
    "FacetValue",
    "Fault",
    "Generation",
    "HaberdarError",
    "Hit",
    "IndexCorruptError",
    "IndexLockedError",
    "IndexMismatchError",
    "IndexMissingError",
    "IndexUnusableError",
    "InvalidArticleError",
    "Marked",
    "Marks",
    "Mention",
    "Minister",
    "Ministry",
    "MinistryName",
    "MissingExtraError",
    "News",
    "Organization",
    "Page",
    "PeriodCount",
    "PublishedDate",
    "Registry",
    "RegistryError",
    "SearchRequest",
    "Spelling",
    "Stats",
    "Suggestion",
    "Term",
    "Timeline",
    "TimelinePeriod",
    "UnusableOutputError",
    "build_index",
    "extend_index",
    "generations",
    "load_registry",
    "open_index",
    "rollback",
    "stored_articles",
]
