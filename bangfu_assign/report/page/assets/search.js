// Finding a village, a cadre or a household: a combobox, as the ARIA practices describe it.
const MOST_FOUND = 20;

function everybody() {
  const found = villages.map(function (v) { return ['village', v.id, v.name, '']; });
  cadres.forEach(function (c) { found.push(['cadre', c.id, c.name, [c.rank, office(c)].join(' ')]); });
  households.forEach(function (h) {
    found.push(['household', h.id, h.name, villageName(h.village) + ' ' + h.group]);
  });
  return found.map(function (one) { return { entry: one, name: folded(one[2]), id: folded(one[1]) }; });
}

function useSearch() {
  const input = byId('find'), box = byId('found'), count = byId('found-count');
  let all = null, active = -1, shown = [];

  function close() {
    box.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    active = -1;
  }

  function mark(next) {
    active = next;
    Array.from(box.children).forEach(function (item, k) {
      item.setAttribute('aria-selected', k === next ? 'true' : 'false');
      if (k === next && item.scrollIntoView) item.scrollIntoView({ block: 'nearest' });
    });
    if (next >= 0) input.setAttribute('aria-activedescendant', 'found-' + next);
    else input.removeAttribute('aria-activedescendant');
  }

  function open(k) {
    const one = shown[k].entry;
    close();
    input.value = one[2] || one[1];
    const hash = '#' + one[0] + '/' + encodeURIComponent(one[1]);
    if (location.hash === hash) follow(true);
    else location.hash = hash;
  }

  function search() {
    const wanted = folded(input.value.trim());
    empty(box);
    count.textContent = '';
    if (!wanted) { close(); return; }
    all = all || everybody();
    const ranked = [];
    all.forEach(function (one, n) {
      const at = one.name.indexOf(wanted), exact = one.name === wanted || one.id === wanted;
      if (at >= 0 || one.id.indexOf(wanted) >= 0) ranked.push([exact ? 0 : at === 0 ? 1 : 2, n, one]);
    });
    ranked.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    shown = ranked.slice(0, MOST_FOUND).map(function (r) { return r[2]; });
    shown.forEach(function (one, k) {
      box.appendChild(el('li', { role: 'option', id: 'found-' + k, 'aria-selected': 'false',
        onmousedown: function (event) { event.preventDefault(); open(k); } }, [
        el('b', { text: short(one.entry[2]) || one.entry[1] }), ' ',
        el('span', { class: 'quiet', text: [say(one.entry[0]), one.entry[1], short(one.entry[3])].join(' ') })]));
    });
    const numbers = { count: whole(ranked.length), shown: whole(shown.length) };
    count.textContent = !ranked.length ? say('no_result')
      : say(ranked.length > shown.length ? 'results_many' : 'results', numbers);
    box.hidden = !shown.length;
    input.setAttribute('aria-expanded', shown.length ? 'true' : 'false');
    mark(-1);
  }

  input.addEventListener('input', search);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') { close(); return; }
    if (event.key === 'Enter' && shown.length && !box.hidden) { event.preventDefault(); open(Math.max(active, 0)); return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (box.hidden) { search(); return; }
    mark((active + step + shown.length) % shown.length);
  });
}
