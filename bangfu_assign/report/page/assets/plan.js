// The plan by id, and who belongs to whom.
function rowsOf(table) {
  return table.rows.map(function (cells) {
    const row = {};
    table.columns.forEach(function (name, k) { row[name] = cells[k]; });
    return row;
  });
}

function indexed(rows) {
  const found = new Map();
  rows.forEach(function (row) { found.set(row.id, row); });
  return found;
}

function grouped(rows, name) {
  const found = new Map();
  rows.forEach(function (row) {
    if (!row[name]) return;
    if (!found.has(row[name])) found.set(row[name], []);
    found.get(row[name]).push(row);
  });
  return found;
}

const households = rowsOf(data.households);
const cadres = rowsOf(data.cadres);
const villages = rowsOf(data.villages);
const projects = rowsOf(data.projects);
const household = indexed(households);
const cadre = indexed(cadres);
const village = indexed(villages);
const project = indexed(projects);
const homesOf = grouped(households, 'cadre');
const coHomesOf = grouped(households, 'co');
const lastOf = grouped(households, 'last');
const homesIn = grouped(households, 'village');

function text(number) { return number === null || number === undefined ? '' : data.texts[number]; }

function villageName(id) { return village.has(id) ? village.get(id).name : id; }

function cadreName(id) { return cadre.has(id) ? cadre.get(id).name || id : id; }

// 单位及职务: a unit that the position repeats is not said twice.
function office(one) {
  if (!one) return '';
  if (one.position.indexOf(one.unit) === 0) return one.position;
  return one.unit + (data.lang === 'zh' || !one.unit || !one.position ? '' : ' ') + one.position;
}

function role(one) {
  return say(!one.available ? 'role_away' : one.principal ? 'role_principal' : 'role_co');
}

function projectName(id) { return project.has(id) ? project.get(id).name : id; }

// The place of a household: its own point, else its village's.
function spotOf(home) {
  if (home.spot) return home.spot;
  return village.has(home.village) ? village.get(home.village).spot : null;
}

// A link opens the details; it works with the keyboard and with the browser's way back.
function link(kind, id, words) {
  const known = { village: village, cadre: cadre, household: household }[kind].has(id);
  return known ? el('a', { href: '#' + kind + '/' + encodeURIComponent(id) }, [words || id])
    : document.createTextNode(words || id);
}

function cadreLink(id) { return id ? link('cadre', id, short(cadreName(id))) : ''; }

function villageLink(id) { return link('village', id, short(villageName(id))); }

function homeLink(home) { return link('household', home.id, short(home.name) || home.id); }

function joined(nodes) {
  const part = document.createDocumentFragment();
  nodes.forEach(function (node, k) {
    if (k) part.appendChild(document.createTextNode(say('and')));
    part.appendChild(node);
  });
  return part;
}
