"""Words the fictional rosters are made of: names of people, groups, units, posts."""

from __future__ import annotations

SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱马胡林郭何高罗郑梁谢宋唐许韩冯董程曹袁邓傅沈曾彭吕蒋蔡魏"
"""Common surnames, the most frequent first; drawn with falling weight."""

COMPOUND_SURNAMES = ("欧阳", "诸葛", "司马", "上官")

GIVEN_MALE = "国建志文永德明学庆玉宝成广金家海振洪兴传立新春福荣军强伟刚勇平东林生华山"
GIVEN_FEMALE = "秀桂玉兰英凤梅芳红霞翠莲珍云素爱月巧香荣芝琴花娟丽娥淑美春彩"
GIVEN_YOUNG = "晨昊子涵宇轩浩然思琪雨欣佳怡梦婷俊杰博文嘉豪一诺静雯"

RARE_GIVEN = ("喆", "堃", "玥", "祎", "犇", "\U0002cb4e")
"""Characters that fonts and old code pages miss; the last lies outside the basic plane."""

LONG_NAMES = ("古丽娜尔·艾山", "阿依努尔·买买提")
"""Longer names; the register takes ten characters."""

NUMBERED_GROUPS = ("一组", "二组", "三组", "四组", "五组", "六组", "七组", "八组")
NATURAL_GROUPS = ("前庄组", "后庄组", "东岭组", "西沟组", "南湾组", "北坡组", "桥头组", "河沿组")

HILL_NAMES = ("抗日山村", "山西村", "石门头村", "石沟埃村", "黄泥沟村", "泉子坡村", "横山官庄村")
"""Names that speak of hills: given the northernmost points."""

NAME_CLUSTERS = (
    ("刘洪爽村", "洪爽村", "南洪爽村", "于洪爽村", "王洪爽村", "圈洪爽村", "窦洪爽村"),
    ("西接驾庄村", "东接驾庄村"),
    ("上闫庄村", "前闫庄村"),
    ("孙净埠村", "董净埠村"),
    ("朱孟村", "马朱孟村", "朱范村"),
)
"""Villages that share a name, and so are drawn near each other."""

SEAT_NEIGHBOURS = ("赵班庄村", "黄班庄村")

FURTHER_VILLAGE_FIRST = "上下东西前后大小南北"
FURTHER_VILLAGE_SECOND = "岭沟湾庄洼桥泉坡沙河"

COUNTY_LEADERS = (
    ("县委", "副书记"),
    ("县政府", "副县长"),
    ("县人大", "副主任"),
    ("县政协", "副主席"),
)

DEPARTMENTS = (
    "县农业局", "县民政局", "县交通局", "县住建局", "县教育局", "县财政局", "县林业局", "县国土局",
    "县环保局", "县审计局", "县司法局", "县统计局", "县卫生局", "县文广局", "县粮食局", "县物价局",
    "县海洋局", "县科技局", "县人社局", "县商务局", "县发改委", "县经信委", "县总工会", "县妇联",
)  # fmt: skip
"""Departments whose heads hook weak villages; four a town."""

BOUND_DEPARTMENTS = ("县水利局", "县供电公司")
"""Departments without a paired head: their staff serve the villages named after their unit."""

TOWN_UNITS = (
    "镇农技站", "镇财政所", "镇卫生院", "镇派出所", "镇司法所", "镇国土所", "镇供电所", "镇中学",
    "镇水利站", "镇文化站", "镇林业站", "镇民政办",
)  # fmt: skip

PRINCIPALS = (("镇党委", "书记"), ("镇政府", "镇长"), ("镇人大", "主席"))

TOWN_LEADERS = (
    ("镇党委", "副书记"), ("镇党委", "纪委书记"), ("镇党委", "组织委员"), ("镇党委", "宣传委员"),
    ("镇党委", "政法委员"), ("镇党委", "统战委员"), ("镇党委", "武装部长"), ("镇党委", "党委委员"),
    ("镇政府", "副镇长"), ("镇人大", "副主席"),
)  # fmt: skip

ASSISTANTS = (("镇政府", "镇长助理"), ("镇党委", "书记助理"), ("镇人大", "主席助理"))

VILLAGE_POSTS = (
    "支部书记", "村委主任", "副书记", "会计", "妇女主任", "治保主任", "民兵营长", "团支书",
    "组织委员", "宣传委员", "党小组长", "村民组长", "党员",
)  # fmt: skip

ENTERPRISES = ("样例石材厂", "样例蓝莓公司", "样例食品厂", "样例编织厂", "样例养殖公司")
COOPERATIVES = ("样例蓝莓合作社", "样例水产合作社", "样例蔬菜合作社", "样例茶叶合作社")
