// The lists of the office's page, one tab each.
function col(code, value, more) { return Object.assign({ code: code, value: value }, more || {}); }

const NUMBER = { number: true };
const KM = { number: true, digits: 1 };
const WIDE = { wide: true };
const TIGHT = { tight: true };

const HOME = [
  col('village', function (h) { return villageName(h.village); }, { tight: true, cell: function (h) { return villageLink(h.village); } }),
  col('group', function (h) { return h.group; }, TIGHT),
  col('household_id', function (h) { return h.id; }, TIGHT),
  col('head_name', function (h) { return h.name; }, { tight: true, cell: homeLink })
];
const HELPER = col('helper', function (h) { return h.cadre ? cadreName(h.cadre) : say('nobody'); }, {
  tight: true, cell: function (h) { return h.cadre ? cadreLink(h.cadre) : el('strong', { class: 'alarm', text: say('nobody') }); }
});
const NEED = col('need', function (h) { return h.need; }, NUMBER);

function inKm(metres) { return metres === null ? null : Math.round(metres / 100) / 10; }

function homeColumns() {
  const columns = HOME.concat([
    col('persons', function (h) { return h.persons; }, NUMBER), NEED, HELPER,
    col('helper_office', function (h) { return office(cadre.get(h.cadre)); }),
    col('kept', function (h) { return h.kept ? say('yes') : ''; }),
    col('reach_km', function (h) { return inKm(h.reach); }, KM)]);
  if (coHomesOf.size) columns.push(coColumn());
  if (projects.length) columns.push(projectColumn());
  return columns;
}

function coColumn() {
  return col('co_helper', function (h) { return h.co ? cadreName(h.co) : ''; },
    { tight: true, cell: function (h) { return cadreLink(h.co); } });
}

function projectColumn() { return col('project', function (h) { return projectName(h.project); }); }

function cadreColumns() {
  return [
    col('cadre_id', function (c) { return c.id; }, TIGHT),
    col('name', function (c) { return c.name; }, { tight: true, cell: function (c) { return cadreLink(c.id); } }),
    col('rank', function (c) { return c.rank; }),
    col('helper_office', office),
    col('role', role, TIGHT),
    col('quota', function (c) { return c.quota; }, NUMBER),
    col('load', function (c) { return c.load; }, NUMBER),
    col('free', function (c) { return c.quota - c.load; }, NUMBER),
    col('villages', function (c) { return servedBy(c).map(villageName).join(' '); },
      { cell: function (c) { return joined(servedBy(c).map(villageLink)); } }),
    col('round_km', function (c) { return inKm(c.round); }, KM),
    col('walk_km', function (c) { return inKm(c.walk); }, KM)];
}

function servedBy(one) {
  const homes = (one.principal ? homesOf : coHomesOf).get(one.id) || [];
  const ids = [];
  homes.forEach(function (h) { if (ids.indexOf(h.village) < 0) ids.push(h.village); });
  return ids;
}

function villageColumns() {
  return [
    col('village_id', function (v) { return v.id; }, TIGHT),
    col('village', function (v) { return v.name; }, { tight: true, cell: function (v) { return villageLink(v.id); } }),
    col('weak', function (v) { return v.weak ? say('yes') : ''; }),
    col('planned', function (v) { return v.planned; }, NUMBER),
    col('planned_persons', function (v) { return v.persons; }, NUMBER),
    col('covered', function (v) { return v.covered; }, NUMBER),
    col('uncovered', function (v) { return v.uncovered; }, NUMBER),
    col('share', function (v) { return v.planned ? Math.floor(v.covered * 1000 / v.planned) / 10 : null; }, {
      number: true, digits: 1, cell: function (v, shown) { return shown && shown + '%'; } }),
    col('cadres', function (v) { return v.cadres; }, NUMBER),
    col('leaders', function (v) { return v.paired.map(cadreName).join(' '); },
      { cell: function (v) { return joined(v.paired.map(cadreLink)); } }),
    col('unit', function (v) { return v.unit; })];
}

function lacking(h) {
  return h.missing.map(function (code) { return say('missing_' + code); }).join(say('and'));
}

function officeLists() {
  const uncovered = households.filter(function (h) { return !h.cadre; });
  const ended = households.filter(function (h) { return h.ended !== null; });
  const hooked = cadres.filter(function (c) { return c.paired.length; });
  const found = [
    makeList('t_households', homeColumns(), households),
    makeList('t_cadres', cadreColumns(), cadres),
    makeList('t_villages', villageColumns(), villages, { always: true }),
    makeList('t_uncovered', HOME.concat([NEED,
      col('why', function (h) { return text(h.why); }, WIDE),
      col('fix', function (h) { return text(h.fix); }, WIDE)]), uncovered),
    makeList('t_ended', HOME.concat([
      col('last_helper', function (h) { return cadreName(h.last); }, { tight: true, cell: function (h) { return cadreLink(h.last); } }),
      HELPER, col('why', function (h) { return text(h.ended); }, WIDE)]), ended)];
  if (coHomesOf.size || projects.length) {
    found.push(makeList('t_placements', HOME.concat([HELPER, coColumn(), projectColumn(),
      col('missing', lacking), col('no_project_why', function (h) { return text(h.no_project); }, WIDE)]), households));
  }
  if (hooked.length) {
    found.push(makeList('t_leaders', [
      col('village', function (c) { return c.paired.map(villageName).join(' '); },
        { cell: function (c) { return joined(c.paired.map(villageLink)); } }),
      col('name', function (c) { return c.name; }, { tight: true, cell: function (c) { return cadreLink(c.id); } }),
      col('rank', function (c) { return c.rank; }), col('helper_office', office),
      col('load', function (c) { return c.load; }, NUMBER)], hooked, { always: true }));
  }
  return found;
}

// Tabs as the ARIA practices ask: one tab stop, arrows move, the chosen list is shown.
function showTabs(found) {
  const tabs = found.map(function (list, k) {
    list.element.id = 'list-' + list.code;
    list.element.setAttribute('role', 'tabpanel');
    byId('lists').appendChild(list.element);
    return el('button', { type: 'button', role: 'tab', id: 'tab-' + list.code, 'aria-controls': list.element.id,
      onclick: function () { choose(k, false); } },
      [say('list_of', { list: say(list.code), count: whole(list.count) })]);
  });
  function choose(k, focus) {
    tabs.forEach(function (tab, n) {
      tab.setAttribute('aria-selected', n === k ? 'true' : 'false');
      tab.tabIndex = n === k ? 0 : -1;
      found[n].element.hidden = n !== k;
    });
    if (focus) tabs[k].focus();
  }
  const bar = fill(byId('tabs'), {}, tabs);
  bar.addEventListener('keydown', function (event) {
    const now = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1,
      Home: 0, End: tabs.length - 1 }[event.key];
    if (now < 0 || to === undefined) return;
    event.preventDefault();
    choose((to + tabs.length) % tabs.length, true);
  });
  choose(0, false);
}
