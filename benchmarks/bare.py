"""A bare reading of records: what any reader must do, and what readers are held against."""

BARE = """
import subprocess, sys
import git, pydantic
from proposaltrack.store.codec import decode_record
for folder in sys.argv[1:]:
    run = lambda *words, **more: subprocess.run(["git", "-C", folder, *words], capture_output=True, check=True, **more).stdout
    names = run("rev-list", "--all").split()
    answer = run("cat-file", "--batch", "--buffer", input=b"".join(name + b":record.json\\n" for name in names))
    at = 0
    for _ in names:
        end = answer.index(b"\\n", at)
        size = int(answer[at:end].split()[2])
        decode_record(answer[end + 1 : end + 1 + size])
        at = end + size + 2
"""
"""A program: all records of the stores named, in two calls of git for each, every one decoded."""
