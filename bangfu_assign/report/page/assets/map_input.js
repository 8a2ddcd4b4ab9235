// Moving about on the map by keyboard, mouse and finger.
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
let dragged = false;

function neighbour(from, way) {
  let best = null, least = Infinity;
  placed.forEach(function (v) {
    const dx = v.spot[0] - from.spot[0], dy = v.spot[1] - from.spot[1];
    const ahead = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    if (v === from || ahead <= 0) return;
    const cost = ahead + 2 * aside;
    if (cost < least) { least = cost; best = v; }
  });
  return best;
}

function moveCursor(way) {
  const now = village.get(view.cursor) || (view.picked && village.get(view.picked.id));
  const next = now && now.spot ? neighbour(now, way) : placed[0];
  if (!next) return;
  view.cursor = next.id;
  const k = scale(), x = next.spot[0], y = -next.spot[1];
  if (x < view.x + 20 * k || x > view.x + view.w - 20 * k || y < view.y + 20 * k || y > view.y + view.h - 20 * k) {
    view.x = x - view.w / 2;
    view.y = y - view.h / 2;
  }
  redraw();
  byId('map-says').textContent = say('v_label', next);
}

function useMap() {
  map.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const way = DIRECTIONS[event.key];
    if (way) moveCursor(way);
    else if (event.key === '+' || event.key === '=') zoomBy(0.7);
    else if (event.key === '-') zoomBy(1 / 0.7);
    else if (event.key === '0') look(view.full);
    else if (event.key === 'Enter' && view.cursor) location.hash = '#village/' + encodeURIComponent(view.cursor);
    else return;
    event.preventDefault();
  });
  map.addEventListener('blur', function () { view.cursor = null; redraw(); });
  byId('zoom-in').addEventListener('click', function () { zoomBy(0.7); });
  byId('zoom-out').addEventListener('click', function () { zoomBy(1 / 0.7); });
  byId('zoom-reset').addEventListener('click', function () { look(view.full); });
  byId('rounds').addEventListener('change', function (event) {
    layers.rounds.setAttribute('class', event.target.checked ? 'rounds' : 'rounds off');
  });
  map.addEventListener('wheel', function (event) { // without Ctrl the wheel scrolls the page
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomBy(event.deltaY < 0 ? 0.8 : 1.25);
  }, { passive: false });
  drag();
  let waiting = false;
  window.addEventListener('resize', function () {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(function () { waiting = false; redraw(); });
  });
}

function drag() {
  let from = null;
  map.addEventListener('pointerdown', function (event) {
    dragged = false;
    from = { x: event.clientX, y: event.clientY, left: view.x, top: view.y };
  });
  window.addEventListener('pointermove', function (event) {
    if (!from || event.pointerType === 'touch') return; // a finger scrolls the page
    const dx = event.clientX - from.x, dy = event.clientY - from.y;
    if (!dragged && Math.abs(dx) + Math.abs(dy) < 5) return;
    dragged = true;
    const k = scale();
    look({ x: from.left - dx * k, y: from.top - dy * k, w: view.w, h: view.h });
  });
  window.addEventListener('pointerup', function () { from = null; });
  window.addEventListener('pointercancel', function () { from = null; });
}
