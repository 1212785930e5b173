"""Ministries and organizations of Turkish trade and industry: data files and their reader."""

from haberdar.registry.model import Minister, Ministry, Organization, Registry, Term
from haberdar.registry.reader import load_registry

__all__ = ["Minister", "Ministry", "Organization", "Registry", "Term", "load_registry"]
