"""Readers that run under node: installed in a folder of their own, skipped where that can't be done."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def install(npm: str, folder: Path, package: str) -> str:
    """Install a package in the folder and return what went wrong, or nothing."""
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--prefer-offline"]
    try:
        done = subprocess.run(
            [*command, "--fetch-retries=1", "--fetch-timeout=20000", package],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "no answer"
    return done.stderr.strip()[-200:] if done.returncode else ""


def installed(package: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which node finds the package, or skip the test."""
    npm = shutil.which("npm")
    if not shutil.which("node") or not npm:
        pytest.skip(f"node and npm are not installed: nothing is read back by {package}")
    folder = tmp_path_factory.mktemp("node")
    if trouble := install(npm, folder, package):
        pytest.skip(f"npm cannot install {package}: {trouble}")
    return folder


def run(script: str, data: bytes, folder: Path) -> str:
    """Return what the script writes that gets the data on its standard input."""
    done = subprocess.run(["node", "-e", script], input=data, cwd=folder, capture_output=True, check=False, timeout=120)
    assert not done.returncode, done.stderr.decode()[-800:]
    return done.stdout.decode()
