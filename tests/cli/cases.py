"""Small case folders for the command line, written as a clerk would type them."""

from __future__ import annotations

from pathlib import Path

HOUSEHOLDS = """\
household_id,head_name,village,persons,income_yuan
h1,王一,v1,3,1500
h2,李二,v1,2,3000
h3,张三,v2,4,2500
"""
CADRES = """\
cadre_id,name,rank,village
c1,赵甲,clerk,v1
c2,钱乙,clerk,v2
"""
VILLAGES = """\
village_id,name,lon,lat,weak
v1,东村,118.85,34.85,true
v2,西村,118.86,34.86,false
"""
POLICY = """\
[plan]
area = "小镇"
year = 2012
seat = [118.85, 34.85]

[[rank]]
name = "clerk"
label = "办事员"
quota = 2
"""


def small_case(
    folder: Path,
    *,
    households: str = HOUSEHOLDS,
    cadres: str = CADRES,
    villages: str = VILLAGES,
    policy: str = POLICY,
) -> Path:
    """Write a case of three households, two cadres and two villages that can be planned."""
    folder.mkdir(parents=True)
    tables = {
        "households.csv": households,
        "cadres.csv": cadres,
        "villages.csv": villages,
        "policy.toml": policy,
    }
    for name, content in tables.items():
        (folder / name).write_text(content, "utf-8")
    return folder


UNKNOWN_VILLAGE = HOUSEHOLDS.replace("h3,张三,v2", "h3,张三,v9")
"""A fact that cannot be right."""

MISSPELT_POLICY = POLICY.replace("quota", "qouta")
"""A key nobody knows."""

NO_LEADER_POLICY = (
    POLICY
    + """
[[rank]]
name = "leader"
quota = 5
serves = "paired"
per_village = [1, 1]
"""
)
"""Every weak village must have a leader, and there is none."""

TOO_FEW_PLACES = POLICY.replace("quota = 2", "quota = 1")
"""Two places for three households."""
