// Puts the office's page together, and follows the address: #village/…, #cadre/…, #household/….
function target() {
  const found = /^#(village|cadre|household)\/(.+)$/.exec(location.hash);
  if (!found) return null;
  try {
    return { kind: found[1], id: decodeURIComponent(found[2]) };
  } catch (error) { // an address somebody cut short
    return null;
  }
}

function frameOf(picked) {
  const homes = pickedHomes().map(spotOf).filter(Boolean);
  const routes = pickedCadres().map(function (id) { return cadre.has(id) ? cadre.get(id).route : []; });
  const spots = routes.reduce(function (all, route) { return all.concat(route); }, homes);
  if (picked.kind === 'village' && village.has(picked.id) && village.get(picked.id).spot) {
    spots.push(village.get(picked.id).spot);
  }
  return spots.length ? framed(spots, 400) : view.full;
}

function follow(move) {
  const picked = target();
  if (!picked) return;
  view.picked = picked;
  view.cursor = null;
  const found = showDetails(picked);
  if (placed.length) look(found ? frameOf(picked) : view.full);
  byId('villages').value = picked.kind === 'village' ? picked.id : '';
  if (!move) return;
  const box = byId('details');
  box.focus({ preventScroll: true });
  const place = box.getBoundingClientRect();
  if (place.top < 0 || place.top > window.innerHeight - 120) {
    (window.innerWidth < 900 ? box : byId('s-map')).scrollIntoView();
  }
}

function offerVillages() {
  const choice = byId('villages');
  fill(choice, {}, [el('option', { value: '' }, ['—'])].concat(villages.map(function (v) {
    return el('option', { value: v.id }, [short(v.name)]);
  })));
  choice.addEventListener('change', function () {
    if (choice.value) location.hash = '#village/' + encodeURIComponent(choice.value);
  });
}

function startMap() {
  if (!placed.length) {
    byId('map-note').textContent = say('no_points');
    document.querySelector('.mapbox').hidden = true;
    return;
  }
  if (placed.length < villages.length) {
    byId('map-note').textContent = say('without_points', { count: villages.length - placed.length });
  }
  view.full = framed(placed.map(function (v) { return v.spot; }), 300);
  drawRounds();
  look(view.full);
  useMap();
}

startMap();
offerVillages();
useSearch();
showTabs(officeLists());
window.addEventListener('hashchange', function () { follow(true); });
follow(true);
byId('needs-script').hidden = true;
