// The public list: searched by any of its columns, narrowed to a village.
const at = data.columns.indexOf('village');
const list = makeList('t_notice', data.columns.map(function (code, k) {
  const number = code === 'number' || code === 'persons';
  // A serial number is read out as on paper: 1992, not 1,992.
  const cell = code === 'number' ? function (row) { return String(row[k]); } : null;
  return { code: code, head: data.heads[k], number: number, cell: cell,
    tight: code !== 'post' && !number,
    value: function (row) { return number && row[k] !== '' ? Number(row[k]) : row[k]; } };
}), data.rows, { always: true });
byId('lists').appendChild(list.element);

const choice = byId('villages');
const names = [];
data.rows.forEach(function (row) { if (at >= 0 && names.indexOf(row[at]) < 0) names.push(row[at]); });
if (names.length) {
  fill(choice, {}, [el('option', { value: '' }, ['—'])].concat(names.map(function (name) {
    return el('option', { value: name }, [name]);
  })));
  choice.addEventListener('change', function () {
    list.narrow(choice.value ? function (row) { return row[at] === choice.value; } : null);
  });
} else {
  choice.parentNode.querySelector('label').hidden = true;
  choice.hidden = true;
}
byId('needs-script').hidden = true;
