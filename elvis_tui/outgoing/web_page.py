"""A document in Markdown as one page of HTML that can be printed, and needs nothing beside it."""

from __future__ import annotations

from html import escape

from elvis_tui.domain.text import encodable

_NEVER = ["html_block", "html_inline", "image", "link", "autolink", "reference", "entity"]
"""What no document of ours has: what looks like it is text that somebody wrote."""
_STYLE = """
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; color: #000; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; border-bottom: 1px solid #000; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { border: 1px solid #666; padding: .3rem .5rem; text-align: left; vertical-align: top;
  font-weight: normal; }
thead th { font-weight: bold; }
td:empty { height: 2.6rem; }
@page { size: A4; margin: 18mm 16mm 20mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  h1, h2, h3 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""


def web_page(markdown: str, title: str) -> str:
    """The whole page. Nothing is fetched, nothing runs, and what was written is only text.

    Args:
        markdown: A finished document of `outgoing`.
        title: What the page is called in the window; plain text.
    """
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
    body = reader.disable(_NEVER).render(encodable(markdown))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(encodable(title))}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )
