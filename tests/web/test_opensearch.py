"""Browsers find out how to search here, and complete what is typed."""

from urllib.parse import quote
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup
from flask import Flask

from haberdar_web import blueprint

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_the_description_leads_to_pages_and_suggestions(news):
    host = Flask(__name__)
    host.register_blueprint(blueprint(news), url_prefix="/arsiv")
    client = host.test_client()
    page = BeautifulSoup(client.get("/arsiv/").text, "html.parser")
    link = page.select_one('link[rel="search"]')
    assert link["type"] == "application/opensearchdescription+xml"
    answer = client.get(link["href"])
    assert answer.mimetype == link["type"]
    root = ET.fromstring(answer.text)
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert len(root.find(f"{OPENSEARCH}ShortName").text) <= 16
    urls = {url.get("type"): url.get("template") for url in root.iter(f"{OPENSEARCH}Url")}
    typed = quote("ticaret ba")
    found = client.get(urls["text/html"].replace("{searchTerms}", typed))
    assert BeautifulSoup(found.text, "html.parser").select_one("#q")["value"] == "ticaret ba"
    completed = client.get(urls["application/x-suggestions+json"].replace("{searchTerms}", typed))
    assert completed.mimetype == "application/x-suggestions+json"
    assert completed.json[0] == "ticaret ba"
    assert "Ticaret Bakanlığı" in completed.json[1]
