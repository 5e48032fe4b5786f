"""What is said of a result."""

from __future__ import annotations

from pathlib import Path


def tell(what: str, path: Path) -> None:
    """One line: name, size and number of files."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file() and not each.is_symlink()]
    size = sum(each.stat().st_size for each in files)
    print(f"{what}: {path.name}, {size / 1e6:.1f} MB, {len(files)} files", flush=True)
