"""The one door to QR codes, which need not be installed where nobody prints."""

from __future__ import annotations

from io import BytesIO

from sop_plugin.outside.pdf_printer import NoPrinter
from sop_plugin.words.voice import Words

_NOT_INSTALLED = Words(
    "没有安装 segno，无法生成二维码；请运行 pip install 'sop-plugin[pdf]'",
    "segno is not installed, and QR codes are made with it; run pip install 'sop-plugin[pdf]'",
)


def qr_code(text: str) -> bytes:
    """The code as SVG, the same bytes for the same text; raises ``NoPrinter``.

    Level M: a crease or a coffee stain leaves it readable.
    """
    try:
        import segno
    except ImportError:
        raise NoPrinter(_NOT_INSTALLED) from None
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=2, svgclass=None, lineclass=None)
    return out.getvalue()
