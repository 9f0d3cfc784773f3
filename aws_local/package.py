"""The packaged functions: the zip that `script/package-lambda` builds, unpacked as Lambda unpacks it."""

from __future__ import annotations

import os
import pathlib
import shutil
import stat
import zipfile


def unpack(archive: pathlib.Path, folder: pathlib.Path) -> None:
    """Unpacks a zip with its permissions and symbolic links; of a folder that is unpacked already, a copy."""
    if archive.is_dir():
        shutil.copytree(archive, folder, symlinks=True)
        return
    with zipfile.ZipFile(archive) as content:
        for entry in content.infolist():
            mode = entry.external_attr >> 16
            path = folder / entry.filename
            if stat.S_ISLNK(mode):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.symlink_to(content.read(entry).decode())
                continue
            content.extract(entry, folder)
            if mode and not entry.is_dir():
                path.chmod(stat.S_IMODE(mode))


def link(unpacked: pathlib.Path, folder: pathlib.Path, shop: str) -> None:
    """Another task folder with the same files, for another shop."""
    shutil.copytree(unpacked, folder, symlinks=True, copy_function=os.link)
    path = folder / "shop.json"
    path.unlink(missing_ok=True)
    path.write_text(shop, encoding="utf-8")
