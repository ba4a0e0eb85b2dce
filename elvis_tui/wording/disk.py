"""What is wrong with a disk, in words."""

from __future__ import annotations

import errno

from elvis_tui.i18n import _

_DISK = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
    errno.ENAMETOOLONG: "long",
    errno.EISDIR: "folder",
}


def disk_words(code: object) -> str:
    """What is wrong with the disk, for an error number: «disken er full»."""
    return {
        "full": _("disken er full"),
        "readonly": _("disken er skrivebeskyttet"),
        "denied": _("du har ikke skrivetilgang"),
        "gone": _("mappa finnes ikke"),
        "long": _("navnet er for langt"),
        "folder": _("det er en mappe"),
    }.get(_DISK.get(code if isinstance(code, int) else -1, ""), _("disken svarer ikke"))
