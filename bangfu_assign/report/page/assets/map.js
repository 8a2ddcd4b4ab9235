// The map: villages by size and coverage, rounds, and what is picked. Metres east and north; marks
// keep their size on the screen at every zoom.
const map = byId('map');
const layers = {};
['rounds', 'ways', 'homes', 'villages', 'marks', 'labels', 'scale'].forEach(function (name) {
  layers[name] = map.appendChild(svg('g', { class: name }));
});
const placed = villages.filter(function (v) { return v.spot; });
const most = Math.max.apply(null, placed.map(function (v) { return v.planned; }).concat([1]));
const STEPS = [0.5, 0.75, 0.9];
const view = { x: 0, y: 0, w: 1, h: 1, full: null, picked: null, cursor: null };

function coverage(v) {
  if (v.covered >= v.planned) return 4;
  return STEPS.filter(function (step) { return v.covered >= step * v.planned; }).length;
}

// Metres for one pixel of the screen.
function scale() {
  const box = map.getBoundingClientRect();
  if (!box.width || !box.height) return view.w / 800;
  return Math.max(view.w / box.width, view.h / box.height);
}

function framed(spots, margin) {
  const xs = spots.map(function (s) { return s[0]; });
  const ys = spots.map(function (s) { return -s[1]; });
  const x = Math.min.apply(null, xs), y = Math.min.apply(null, ys);
  const w = Math.max.apply(null, xs) - x, h = Math.max.apply(null, ys) - y;
  const m = Math.max(w, h) * 0.06 + margin;
  return { x: x - m, y: y - m, w: w + 2 * m, h: h + 2 * m };
}

function look(frame) {
  view.x = frame.x; view.y = frame.y; view.w = frame.w; view.h = frame.h;
  redraw();
}

function zoomBy(factor) {
  const w = Math.min(Math.max(view.w * factor, 200), view.full.w * 4);
  const h = w * view.h / view.w;
  look({ x: view.x + (view.w - w) / 2, y: view.y + (view.h - h) / 2, w: w, h: h });
}

function path(spots) {
  return spots.map(function (s, k) { return (k ? 'L' : 'M') + s[0] + ' ' + -s[1]; }).join('');
}

function drawRounds() {
  const seen = new Map();
  cadres.forEach(function (c) { // a way that many share is one line, thicker
    for (let k = 1; k < c.route.length; k += 1) {
      const ends = [c.route[k - 1].join(' '), c.route[k].join(' ')].sort().join(' ');
      const leg = seen.get(ends) || { spots: [c.route[k - 1], c.route[k]], cadres: 0 };
      leg.cadres += 1;
      seen.set(ends, leg);
    }
  });
  seen.forEach(function (leg) {
    layers.rounds.appendChild(svg('path', { d: path(leg.spots),
      'stroke-width': Math.min(0.7 * Math.sqrt(leg.cadres), 4).toFixed(2) }));
  });
}

function pickedCadres() {
  const picked = view.picked;
  if (!picked) return [];
  if (picked.kind === 'cadre') return [picked.id];
  if (picked.kind === 'household') return [(household.get(picked.id) || {}).cadre];
  return [];
}

function pickedHomes() {
  const picked = view.picked;
  if (!picked) return [];
  if (picked.kind === 'cadre') return (homesOf.get(picked.id) || []).concat(coHomesOf.get(picked.id) || []);
  const id = picked.kind === 'village' ? picked.id : (household.get(picked.id) || {}).village;
  return homesIn.get(id) || [];
}

// Households at one point stand in a ring around it, so that each can be seen.
function spread(homes, k) {
  const groups = new Map();
  homes.forEach(function (h) {
    const spot = spotOf(h);
    if (!spot) return;
    const key = spot.join(' ');
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(h);
  });
  const found = [];
  groups.forEach(function (group) {
    const spot = spotOf(group[0]);
    group.forEach(function (h, n) { // sunflower: evenly filled however many they are
      const far = group.length > 1 ? 5.2 * k * Math.sqrt(n + 0.5) : 0, turn = n * 2.399963;
      found.push([h, spot[0] + far * Math.cos(turn), -spot[1] + far * Math.sin(turn)]);
    });
  });
  return found;
}

function drawHomes(k) {
  empty(layers.homes);
  empty(layers.ways);
  pickedCadres().forEach(function (id) {
    const one = cadre.get(id);
    if (one && one.route.length) layers.ways.appendChild(svg('path', { d: path(one.route), class: 'round' }));
  });
  spread(pickedHomes(), k).forEach(function (entry) {
    const h = entry[0], mine = view.picked.kind === 'household' && view.picked.id === h.id;
    const dot = svg('circle', { cx: entry[1], cy: entry[2], r: (mine ? 6 : 3.4) * k,
      class: (h.cadre ? 'home' : 'home without') + (mine ? ' picked' : ''),
      onclick: function () { if (!dragged) location.hash = '#household/' + encodeURIComponent(h.id); } },
    [svg('title', { text: short(h.name) + ' → ' + (h.cadre ? short(cadreName(h.cadre)) : say('nobody')) })]);
    layers.homes.appendChild(dot);
  });
}

function radius(v) { return 3.5 + 8.5 * Math.sqrt(v.planned / most); }

function drawVillages(k) {
  empty(layers.villages);
  placed.forEach(function (v) {
    const r = radius(v) * k, x = v.spot[0], y = -v.spot[1];
    const picked = view.picked && view.picked.kind === 'village' && view.picked.id === v.id;
    const kind = 'v c' + coverage(v) + (picked ? ' picked' : '') + (view.cursor === v.id ? ' cursor' : '');
    const shape = v.weak
      ? svg('rect', { x: x - 0.9 * r, y: y - 0.9 * r, width: 1.8 * r, height: 1.8 * r, class: kind })
      : svg('circle', { cx: x, cy: y, r: r, class: kind });
    shape.appendChild(svg('title', { text: say('v_label', v) }));
    shape.addEventListener('click', function () {
      if (!dragged) location.hash = '#village/' + encodeURIComponent(v.id);
    });
    layers.villages.appendChild(shape);
  });
}

function mark(spot, words, kind, size, k) {
  if (!spot) return;
  layers.marks.appendChild(svg('text', { x: spot[0], y: -spot[1] + 0.36 * size * k, class: kind,
    'font-size': size * k, text: words }));
}

function drawMarks(k) {
  empty(layers.marks);
  projects.forEach(function (p) { mark(p.spot, '◆', 'project', 13, k); });
  mark(data.seat, '★', 'seat', 17, k);
  pickedCadres().forEach(function (id) {
    const one = cadre.get(id);
    if (one) mark(one.spot, '▲', 'base', 15, k);
  });
}

function redraw() {
  map.setAttribute('viewBox', [view.x, view.y, view.w, view.h].join(' '));
  map.setAttribute('class', view.picked ? 'has-pick' : '');
  const k = scale();
  drawHomes(k);
  drawVillages(k);
  drawMarks(k);
  drawLabels(k);
  drawScale(k);
}
