"""What the sample says when it cannot be written."""

TEXTS: dict[str, tuple[str, str]] = {
    "bad_towns": (
        "镇数应在 1 到 {most} 之间，现为 {towns}",
        "the number of towns must lie between 1 and {most}, not {towns}",
    ),
    "bad_households": (
        "{towns} 个镇的户数应在 {least} 到 {most} 之间，现为 {households}；户再多请增加镇数（--towns）",
        "{towns} town(s) take {least} to {most} households, not {households}; for more, "
        "ask for more towns (--towns)",
    ),
    "village_too_big": (
        "有一个村要编 {households} 户，三位序号不够用；请减少户数，或增加镇数（--towns）",
        "one village would have {households} households, more than a three-digit serial can number; "
        "ask for fewer households or more towns (--towns)",
    ),
    "not_empty": (
        "“{folder}”不是空文件夹，也不是以前生成的样例；为免覆盖您的数据，没有写入。请另选一个文件夹",
        "“{folder}” is neither empty nor a former sample; nothing was written, so that none of your "
        "data is lost. Choose another folder",
    ),
}
