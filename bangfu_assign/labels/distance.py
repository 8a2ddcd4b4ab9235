"""What keeps distances from being measured, or makes them doubtful."""

TEXTS: dict[str, tuple[str, str]] = {
    "no_village_point": (
        "行政村“{name}”（{id}）没有坐标，无法计算干部到该村的距离。"
        "请填写该村的经度（lon）和纬度（lat），或者在 distances 表中给出每名可能帮扶该村的干部到村的距离。",
        "village “{name}” ({id}) has no coordinates, so the way to it cannot be measured: fill in its "
        "lon and lat, or give the metres from every cadre who may serve it in the table distances",
    ),
    "no_base": (
        "干部“{name}”（{id}）没有出发地点，无法计算到村距离。请填写该干部的经度（lon）和纬度（lat），"
        "或者填写有坐标的所在村（village），或者在政策文件的 [plan] 中设置镇政府驻地 seat = [经度, 纬度]。",
        "cadre “{name}” ({id}) has no base to start from: fill in the cadre's lon and lat, or a village "
        "that has coordinates, or set seat = [lon, lat] under [plan] in the policy",
    ),
    "no_roads": (
        '政策要求按道路计算距离（metric = "roads"），但没有可用的道路数据。'
        '请提供 road_nodes 和 road_edges 两张表或 roads.graphml，或者改用 metric = "straight"。',
        'the policy measures by road (metric = "roads"), but the case has no roads: supply '
        'road_nodes and road_edges, or roads.graphml, or use metric = "straight"',
    ),
    "unknown_node": (
        "道路端点“{id}”不在 road_nodes 表中。请补上该节点，或者改正端点编号。",
        "the road end “{id}” is not in road_nodes: add the node, or correct the id",
    ),
    "bad_length": (
        "道路“{u}”—“{v}”的长度缺失或为负数。请填写以米为单位的长度（0 或正数）。",
        "the road “{u}”–“{v}” has no length, or a negative one: give its metres, 0 or more",
    ),
    "node_without_point": (
        "道路节点“{id}”没有坐标。请填写经度（lon）和纬度（lat）。",
        "the road node “{id}” has no coordinates: fill in lon and lat",
    ),
    "no_matrix": (
        '政策要求只用距离表（metric = "matrix"），但 distances 表是空的，各村一律按“无法到达”处理。'
        '请在表中填写 cadre_id、village_id、metres，或者改用 metric = "straight"。',
        'the policy takes distances from a table only (metric = "matrix"), but the table distances '
        'is empty: fill in cadre_id, village_id and metres, or use metric = "straight"',
    ),
    "matrix_gaps": (
        "distances 表缺少 {legs} 段干部到村距离中的 {gaps} 段，缺少的一律按“无法到达”处理。"
        "如果实际可以到达，请补上距离。",
        "{gaps} of the {legs} legs from a cadre to a village a plan could use are not in the table "
        "distances and count as unreachable: add those that exist",
    ),
    "network_cut": (
        "道路网的 {nodes} 个节点中有 {dropped} 个与主体部分不能互相通达，未予采用。"
        "如果实际是连通的，请补上缺少的道路或改正单行方向。",
        "{dropped} of the {nodes} road nodes have no way to the main part of the network, or none back, "
        "and are not used: if they are connected, add the missing roads or correct the one-way ones",
    ),
    "far_from_roads": (
        "“{id}”距离最近的可用道路节点 {metres} 米，超过 {limit} 米。"
        "请核对坐标（经纬度是否颠倒、坐标系是否正确），或者补上附近的道路。",
        "“{id}” lies {metres} m from the nearest usable road node, more than {limit} m: check the "
        "coordinates (lon and lat swapped, wrong datum?), or add the roads nearby",
    ),
    "walk_adrift": (
        "行政村“{name}”（{id}）没有坐标，村内走访路线改从各户位置的中心点起算。请填写该村的经度（lon）和纬度（lat）。",
        "village “{name}” ({id}) has no coordinates: walks in it start amid its households instead; "
        "fill in its lon and lat",
    ),
}
