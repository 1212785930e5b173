"""The OpenSearch description, by which browsers add the archive to their search engines.

https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
"""

from xml.etree import ElementTree as ET

from flask import url_for

from haberdar_web.i18n import gettext

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_TERMS = "searchTerms"


def describe() -> bytes:
    """Return the description of the archive that the request is for."""
    root = ET.Element("OpenSearchDescription", xmlns=_NAMESPACE)
    ET.SubElement(root, "ShortName").text = "Haberdar"
    ET.SubElement(root, "Description").text = gettext("Türkiye’nin ticaret ve sanayi haberleri")
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    ET.SubElement(root, "Image", type="image/svg+xml").text = url_for(
        ".static", filename="haberdar.svg", _external=True
    )
    for kind, endpoint in (
        ("text/html", ".search"),
        ("application/x-suggestions+json", ".completions"),
    ):
        address = url_for(endpoint, q=_TERMS, _external=True)
        template = address.replace(_TERMS, f"{{{_TERMS}}}")
        ET.SubElement(root, "Url", type=kind, method="get", template=template)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document
