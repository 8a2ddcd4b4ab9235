// A list that can be searched and sorted. Only some rows stand on the page at a time; all are
// printed. A column is {code, head?, value(row), cell(row)?, number?, digits?,
// wide?, tight?}.
const FIRST_ROWS = window.innerWidth <= 640 ? 15 : 50; // a phone shows each as a card
const MORE_ROWS = 200;
const lists = [];

function makeList(code, columns, rows, options) {
  const settings = options || {};
  const heads = columns.map(function (column) { return column.head || say(column.code); });
  const state = { found: rows, most: FIRST_ROWS, sorted: -1, down: false, words: '', filter: null };
  const body = el('tbody');
  const count = el('p', { class: 'quiet', role: 'status' });
  const more = el('p', { class: 'tools screen' });
  const headCells = columns.map(function (column, k) {
    return el('th', { scope: 'col', class: column.number ? 'n' : null }, [
      el('button', { type: 'button', title: say('sort_hint'), onclick: function () { sortBy(k); } },
        [heads[k]]),
      el('span', { class: 'paper', text: heads[k] })]); // on paper, where buttons are not repeated
  });
  const note = byId('internal-note');
  const table = el('table', { class: 'list cards' }, [
    el('caption', { text: say('list_of', { list: say(code), count: whole(rows.length) }) }),
    el('thead', {}, [
      note ? el('tr', { class: 'paper' }, [el('th', { colspan: columns.length, text: note.textContent })]) : null,
      el('tr', {}, headCells)]),
    body]);
  const input = el('input', { type: 'search', 'aria-label': say('filter'), placeholder: say('filter'),
    oninput: function () { state.words = input.value; search(); } });
  const element = el('section', { class: 'listbox', 'aria-label': say(code) }, [
    rows.length ? el('div', { class: 'tools screen' }, [input, count]) : null,
    rows.length ? el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say(code) }, [table])
      : el('p', { text: settings.none || say('empty_table') }),
    more]);
  const haystack = [];

  function textOf(row, k) {
    const value = columns[k].value(row);
    return value === null || value === undefined ? '' : typeof value !== 'number' ? value
      : columns[k].digits ? value.toFixed(columns[k].digits) : whole(value);
  }

  function rowOf(row) {
    return el('tr', {}, columns.map(function (column, k) {
      const text = textOf(row, k);
      const shown = column.wide ? text : short(text);
      const cell = column.cell ? column.cell(row, shown) : shown;
      const kind = [column.number ? 'n' : '', column.wide ? 'wide' : '', column.tight ? 'tight' : ''].join(' ').trim();
      return el('td', { class: kind || null, 'data-head': heads[k] + say('colon') }, [cell]);
    }));
  }

  function draw() {
    const shown = state.found.slice(0, state.most);
    empty(body);
    const part = document.createDocumentFragment();
    shown.forEach(function (row) { part.appendChild(rowOf(row)); });
    body.appendChild(part);
    const numbers = { shown: whole(shown.length), found: whole(state.found.length), all: whole(rows.length) };
    count.textContent = !state.found.length ? say('no_rows')
      : say(state.found.length === rows.length ? 'rows_shown' : 'rows_found', numbers);
    empty(more);
    const left = state.found.length - shown.length;
    if (left > 0) {
      const next = Math.min(left, MORE_ROWS);
      fill(more, {}, [
        el('button', { type: 'button', onclick: function () { grow(state.most + MORE_ROWS); } },
          [say('more_rows', { count: whole(next) })]),
        el('button', { type: 'button', onclick: function () { grow(Infinity); } }, [say('all_rows')])]);
    }
  }

  function grow(most) {
    const seen = Math.min(state.most, state.found.length);
    state.most = most;
    draw();
    const next = body.rows[seen]; // the keyboard goes on where the new rows begin
    const target = next && next.querySelector('a') || table.parentNode;
    target.focus();
  }

  function search() {
    const wanted = folded(state.words).split(/\s+/).filter(Boolean);
    if (!haystack.length) {
      rows.forEach(function (row) {
        haystack.push(folded(columns.map(function (column, k) { return textOf(row, k); }).join('\n')));
      });
    }
    const chosen = [];
    rows.forEach(function (row, n) {
      const fits = (!state.filter || state.filter(row)) &&
        wanted.every(function (word) { return haystack[n].indexOf(word) >= 0; });
      if (fits) chosen.push(row);
    });
    state.found = chosen;
    state.most = FIRST_ROWS;
    if (state.sorted >= 0) arrange();
    draw();
  }

  function arrange() {
    const value = columns[state.sorted].value;
    const sign = state.down ? -1 : 1;
    state.found = state.found.map(function (row, n) { return [value(row), n, row]; })
      .sort(function (a, b) {
        const blank = (a[0] === null || a[0] === '') !== (b[0] === null || b[0] === '');
        return (blank ? 1 : sign) * compare(a[0], b[0]) || a[1] - b[1];
      })
      .map(function (entry) { return entry[2]; });
  }

  function sortBy(k) {
    state.down = state.sorted === k && !state.down;
    state.sorted = k;
    headCells.forEach(function (cell, n) {
      if (n === k) cell.setAttribute('aria-sort', state.down ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    });
    arrange();
    draw();
  }

  const list = {
    code: code, element: element, count: rows.length, always: !!settings.always,
    narrow: function (filter) { state.filter = filter; search(); },
    forPaper: function () { list.most = state.most; state.most = Infinity; draw(); },
    forScreen: function () { state.most = list.most; draw(); }
  };
  draw();
  lists.push(list);
  return list;
}
