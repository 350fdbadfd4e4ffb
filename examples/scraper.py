#!/usr/bin/env python3
"""A scraper in plain Python 3: reads a list of jobs, takes each posting's JSON-LD, and hands them to Leadfit.

    LEADFIT_KEY=$(cat .leadfit/admin.key) python3 examples/scraper.py https://example.com/jobs

Every link on the list page that stays below it is taken for a posting. A page with a schema.org JobPosting in it goes
in as that; any other goes in as the page it is, and Leadfit reads it. What JobSpy has written goes in the same way:

    LEADFIT_KEY=… python3 examples/scraper.py jobs.csv
"""
import csv
import json
import os
import sys
import time
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import Request, urlopen

LEADFIT = os.environ.get("LEADFIT_URL", "http://127.0.0.1:8787")
KEY = os.environ["LEADFIT_KEY"]


class Page(HTMLParser):
    """The links of a page and its JSON-LD."""

    def __init__(self, html):
        super().__init__()
        self.links, self.blocks, self.inside = [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        self.inside = tag == "script" and found.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self.inside:
            self.blocks.append(data)
            self.inside = False

    def posting(self):
        for block in self.blocks:
            try:
                value = json.loads(block)
            except ValueError:
                continue
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict) and item.get("@type") == "JobPosting":
                    return item
        return None


def fetch(url):
    with urlopen(Request(url, headers={"User-Agent": "leadfit-example"}), timeout=30) as answer:
        return answer.read().decode("utf-8", "replace")


def send(path, body, content_type, tries=5):
    """Posts, and waits as long as Leadfit asks for where it is busy. Posting the same again does no harm."""
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": content_type, "Prefer": "respond-async"}
    for left in reversed(range(tries)):
        try:
            with urlopen(Request(LEADFIT + path, body.encode(), headers), timeout=60) as answer:
                return answer.read().decode()
        except HTTPError as error:
            if error.code not in (429, 503) or left == 0:
                raise SystemExit(f"{path}: {error.code} {error.read().decode()}")
            time.sleep(int(error.headers.get("Retry-After", 2)))


def scraped(list_url):
    """Yields (url, html) of each posting that the list names."""
    below = list_url.rstrip("/") + "/"
    links = (urldefrag(urljoin(below, link)).url for link in Page(fetch(list_url)).links)
    for url in dict.fromkeys(link for link in links if link.startswith(below) and link != below):
        yield url, fetch(url)


def main(source):
    postings, pages = [], []
    if source.endswith(".csv"):
        with open(source, newline="", encoding="utf-8") as file:
            postings = list(csv.DictReader(file))
    else:
        for url, html in scraped(source):
            posting = Page(html).posting()
            if posting:
                postings.append({"url": url, **posting})
            else:
                pages.append((url, html))

    if postings:
        lines = "".join(json.dumps(posting) + "\n" for posting in postings)
        for line in send("/v1/jobs/bulk", lines, "application/x-ndjson").splitlines():
            answer = json.loads(line)
            print(answer["status"], answer["job_id"] or answer["error"])
    for url, html in pages:
        answer = json.loads(send("/html_extract", json.dumps({"html": html, "url": url}), "application/json"))
        print("accepted", answer["data"]["job_id"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
