"""Words about the folder results are written into."""

TEXTS: dict[str, tuple[str, str]] = {
    "is_a_file": (
        "“{folder}”是一个文件，请给出用来存放结果的文件夹",
        "“{folder}” is a file; name a folder for the results",
    ),
    "not_ours": (
        "文件夹“{folder}”里有别的内容，不是本工具生成的方案，未作改动；请换一个新文件夹",
        "the folder “{folder}” holds something that is not a plan of this tool and was left alone; "
        "choose a new folder",
    ),
    "in_use": (
        "“{folder}”是当前目录（或其上级）或挂载点，不能整体替换；请指定其中的一个子文件夹，如“{folder}/out”",
        "“{folder}” is the working directory (or above it) or a mount point and cannot be replaced "
        "as a whole; name a folder inside it, such as “{folder}/out”",
    ),
    "nobody_public": (
        "没有可以公示的户：计划内没有已落实的户，且政策文件 [notice] 不列未落实户",
        "there is nobody to be listed in public: no planned household has a cadre, and [notice] of the "
        "policy leaves out those without",
    ),
    "broken_not_public": (
        "方案不符合规则，不能对外公开",
        "the plan breaks rules, so nothing public is made of it",
    ),
    "cannot_write": (
        "无法在“{folder}”所在位置写文件（{why}）；请检查权限和磁盘空间，或换一个位置",
        "cannot write at “{folder}” ({why}); check permissions and disk space, or choose another place",
    ),
    "cannot_replace": (
        "无法用新结果替换“{folder}”（{why}），原有内容未变；请关闭正在使用它的程序，或换一个文件夹",
        "cannot put the new results in place of “{folder}” ({why}), which is unchanged; close the "
        "programs that use it, or choose another folder",
    ),
}
