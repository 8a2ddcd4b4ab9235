// Names beside the villages, as many as fit without touching; a ruler in the corner.
function widthOf(words) {
  let width = 0;
  Array.from(words).forEach(function (sign) { width += sign.charCodeAt(0) > 0x2e7f ? 1 : 0.58; });
  return width;
}

function touching(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function drawLabels(k) {
  empty(layers.labels);
  const taken = placed.map(function (v) {
    const r = radius(v) * k;
    return [v.spot[0] - r, -v.spot[1] - r, v.spot[0] + r, -v.spot[1] + r];
  });
  const first = view.picked && view.picked.kind === 'village' ? view.picked.id : view.cursor;
  placed.slice().sort(function (a, b) {
    return (b.id === first) - (a.id === first) || b.weak - a.weak || b.planned - a.planned || compare(a.id, b.id);
  }).forEach(function (v) {
    const name = short(v.name), lack = v.uncovered ? ' ' + v.uncovered : '';
    const size = 12 * k, wide = (widthOf(name) + widthOf(lack)) * size, r = radius(v) * k + 3 * k;
    const x = v.spot[0], y = -v.spot[1];
    const places = [[x + r, y - size / 2], [x - r - wide, y - size / 2], [x - wide / 2, y - r - size],
      [x - wide / 2, y + r]];
    const free = places.map(function (p) { return [p[0], p[1], p[0] + wide, p[1] + size]; })
      .filter(function (box) { return box[0] >= view.x || box[2] < view.x; }) // not cut off at the left
      .filter(function (box) { return !taken.some(function (other) { return touching(box, other); }); })[0];
    const box = free || (v.id === first ? [x + r, y - size / 2, 0, 0] : null);
    if (!box) return;
    if (free) taken.push(free);
    layers.labels.appendChild(svg('text', { x: box[0], y: box[1] + 0.86 * size, 'font-size': size,
      'stroke-width': 3 * k }, [name, lack ? svg('tspan', { class: 'missing', text: lack }) : null]));
  });
}

function drawScale(k) {
  empty(layers.scale);
  const longest = 90 * k, power = Math.pow(10, Math.floor(Math.log10(longest)));
  const metres = [5, 2, 1].map(function (n) { return n * power; }).filter(function (n) { return n <= longest; })[0];
  const box = map.getBoundingClientRect();
  const wide = box.width ? box.width * k : view.w, high = box.height ? box.height * k : view.h;
  const x = view.x + view.w / 2 - wide / 2 + 12 * k, y = view.y + view.h / 2 + high / 2 - 12 * k;
  layers.scale.appendChild(svg('path', { d: 'M' + x + ' ' + (y - 5 * k) + 'v' + 5 * k + 'h' + metres + 'v' + -5 * k }));
  layers.scale.appendChild(svg('text', { x: x + 4 * k, y: y - 6 * k, 'font-size': 11 * k,
    text: metres >= 1000 ? say('scale_km', { km: metres / 1000 }) : say('scale_m', { m: metres }) }));
}
