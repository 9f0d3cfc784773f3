"""The packaged functions: the zips that `script/package-lambda` builds, unpacked as Lambda unpacks them."""

from __future__ import annotations

import os
import pathlib
import shutil
import stat
import zipfile
from collections.abc import Iterable, Mapping


class PackageMissing(Exception):
    """A zip is not where it should be."""


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


def unpack_all(packages: pathlib.Path, artifacts: Iterable[str], folder: pathlib.Path) -> dict[str, pathlib.Path]:
    """Unpacks the zips of a folder that bear the artifacts' names; says where each artifact is then."""
    unpacked = {artifact: folder / pathlib.Path(artifact).stem for artifact in artifacts}
    for artifact, path in unpacked.items():
        archive = packages / pathlib.Path(artifact).name
        if not archive.exists():
            raise PackageMissing(f"{archive} is missing: script/package-lambda builds it")
        unpack(archive, path)
    return unpacked


def link_all(unpacked: Mapping[str, pathlib.Path], folder: pathlib.Path, shop: str) -> dict[str, pathlib.Path]:
    """Other task folders with the same files, for another shop."""
    linked = {artifact: folder / path.name for artifact, path in unpacked.items()}
    for artifact, path in linked.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        link(unpacked[artifact], path, shop)
    return linked


def link(unpacked: pathlib.Path, folder: pathlib.Path, shop: str) -> None:
    """Another task folder with the same files, for another shop."""
    shutil.copytree(unpacked, folder, symlinks=True, copy_function=os.link)
    path = folder / "shop.json"
    path.unlink(missing_ok=True)
    path.write_text(shop, encoding="utf-8")
