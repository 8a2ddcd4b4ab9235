// The panel that tells everything about one village, cadre or household.
function lines(items) {
  return el('ul', {}, items.filter(Boolean).map(function (item) { return el('li', {}, [item]); }));
}

function part(code, node) { return [el('h4', { text: say(code) }), node]; }

function table(heads, rows) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': heads[0] }, [
    el('table', { class: 'small' }, [
      el('thead', {}, [el('tr', {}, heads.map(function (head) { return el('th', { scope: 'col', text: head }); }))]),
      el('tbody', {}, rows.map(function (row) {
        return el('tr', {}, row.map(function (cell) { return el('td', {}, [cell]); }));
      }))])]);
}

function homeTable(homes, last) {
  return table([say('head_name'), say('village'), say('group'), say('need'), last ? say('helper') : say('reach_km')],
    homes.map(function (h) {
      return [homeLink(h), villageLink(h.village), short(h.group), String(h.need),
        last ? (h.cadre ? cadreLink(h.cadre) : say('nobody')) : km(h.reach)];
    }));
}

function whyPair(h) {
  const name = { name: short(cadreName(h.cadre)) };
  const reasons = [];
  if (h.kept) reasons.push(say('why_kept', name));
  else if (h.last) reasons.push(say('why_last', { name: short(cadreName(h.last)) }));
  else reasons.push(say('why_new'));
  if (!h.kept && h.ended !== null) reasons.push(say('why_ended', { why: text(h.ended) }));
  if (!h.cadre) return reasons;
  if (h.since) reasons.push(say('why_since', { since: h.since }));
  const one = cadre.get(h.cadre);
  if (one && one.paired.indexOf(h.village) >= 0) reasons.push(say('why_hooked', name));
  if (h.place !== null) reasons.push(say('why_place', Object.assign({ count: h.count, place: h.place }, name)));
  else if (h.count !== null) reasons.push(say('why_outside', name));
  if (h.reach !== null) reasons.push(say('why_reach', { km: km(h.reach) }));
  return reasons;
}

function otherRow(pair) {
  const one = cadre.get(pair[0]);
  const free = one.quota - one.load;
  return [cadreLink(one.id), short(one.rank), short(office(one)), km(pair[1]),
    pair[2] === 0 ? say('costs_nobody', { count: free })
      : say(free > 0 ? 'costs_village' : 'costs_place', { count: pair[2] })];
}

function householdPanel(h) {
  const one = cadre.get(h.cadre);
  const facts = h.persons === null ? say('h_facts_unknown', { need: h.need })
    : say('h_facts', { persons: h.persons, need: h.need });
  const who = one
    ? el('p', { class: 'helper' }, [say('helper'), say('colon'), cadreLink(one.id), say('apart'), short(one.rank), ' ', short(office(one))])
    : el('p', { class: 'helper alarm', text: say('h_nobody') });
  const more = [];
  if (h.why !== null) more.push(text(h.why));
  if (h.fix !== null) more.push(say('fix') + say('colon') + text(h.fix));
  let nodes = [
    el('h3', { text: h.name || h.id }),
    el('p', {}, [h.id, say('apart'), villageLink(h.village), ' ', short(h.group)]),
    el('p', { text: facts }), who];
  if (more.length) nodes.push(lines(more));
  nodes = nodes.concat(part(one ? 'h_why_pair' : 'last_helper', lines(whyPair(h))));
  if (coHomesOf.size || projects.length) {
    nodes.push(lines([
      h.co ? el('span', {}, [say('co_helper'), say('colon'), cadreLink(h.co)]) : null,
      h.project ? say('project') + say('colon') + (h.project_m === null ? projectName(h.project)
        : say('project_at', { project: projectName(h.project), km: km(h.project_m) })) : null,
      h.missing.length ? say('missing') + say('colon') + lacking(h) : null,
      h.no_project === null ? null : text(h.no_project)]));
  }
  if (h.count !== null) {
    nodes = nodes.concat(part('h_others', h.others.length
      ? table([say('name'), say('rank'), say('helper_office'), say('to_village'), say('costs_least')], h.others.map(otherRow))
      : el('p', { text: say('h_no_others') })));
    if (h.others.length && h.kept) nodes.push(el('p', { text: say('costs_kept', { name: short(cadreName(h.cadre)) }) }));
    if (h.others.length) nodes.push(el('p', { class: 'quiet', text: say('h_others_note', { id: h.id }) }));
  }
  return nodes;
}

function cadrePanel(c) {
  const homes = homesOf.get(c.id) || [];
  const co = coHomesOf.get(c.id) || [];
  const before = (lastOf.get(c.id) || []).filter(function (h) { return h.cadre !== c.id; });
  let nodes = [
    el('h3', { text: c.name || c.id }),
    el('p', {}, [c.id, say('apart'), c.rank, say('apart'), office(c), say('apart'), role(c)]),
    el('p', { class: c.load > c.quota ? 'alarm' : null, text: say('c_load', { load: c.load, quota: c.quota }) })];
  if (c.round !== null && c.load) nodes.push(el('p', { text: say('c_round', { round: km(c.round), walk: km(c.walk || 0) }) }));
  if (c.paired.length) nodes.push(el('p', {}, [say('c_hooks', { villages: c.paired.map(villageName).join(say('and')) })]));
  if (homes.length || !co.length) {
    nodes = nodes.concat(part('c_homes', homes.length ? homeTable(homes) : el('p', { text: say('c_none') })));
  }
  if (co.length) nodes = nodes.concat(part('c_co_homes', homeTable(co, true)));
  if (before.length) nodes = nodes.concat(part('c_before', homeTable(before, true)));
  return nodes;
}

function villagePanel(v) {
  const homes = homesIn.get(v.id) || [];
  const helpers = [];
  homes.forEach(function (h) { if (h.cadre && helpers.indexOf(h.cadre) < 0) helpers.push(h.cadre); });
  const counts = { planned: v.planned, persons: v.persons, covered: v.covered, uncovered: v.uncovered };
  let nodes = [
    el('h3', { text: v.name || v.id }),
    el('p', {}, [v.id, v.weak ? say('apart') : '', v.weak ? el('strong', { text: say('v_weak') }) : '']),
    el('p', { class: v.uncovered ? 'alarm' : null, text: say('v_counts', counts) })];
  if (v.unit) nodes.push(el('p', { text: say('v_unit', { unit: v.unit }) }));
  if (v.paired.length) nodes.push(el('p', {}, [say('v_leaders'), joined(v.paired.map(cadreLink))]));
  const waiting = homes.filter(function (h) { return !h.cadre; });
  const served = homes.filter(function (h) { return h.cadre; });
  nodes = nodes.concat(part('v_homes', table([say('head_name'), say('group'), say('need'), say('helper')],
    waiting.concat(served).map(function (h) {
      return [homeLink(h), short(h.group), String(h.need),
        h.cadre ? cadreLink(h.cadre) : el('strong', { class: 'alarm', text: say('nobody') })];
    }))));
  if (helpers.length) {
    nodes = nodes.concat(part('v_cadres', table([say('name'), say('rank'), say('helper_office'), say('load')],
      helpers.filter(function (id) { return cadre.has(id); }).map(function (id) {
        const one = cadre.get(id);
        return [cadreLink(id), short(one.rank), short(office(one)), String(one.load)];
      }))));
  }
  return nodes;
}

const PANELS = {
  village: [village, villagePanel], cadre: [cadre, cadrePanel], household: [household, householdPanel]
};

function showDetails(picked) {
  const box = empty(byId('details'));
  const found = PANELS[picked.kind][0].get(picked.id);
  if (found) fill(box, {}, PANELS[picked.kind][1](found));
  else fill(box, {}, [el('p', { text: say('not_here', { id: picked.id }) })]);
  return !!found;
}
