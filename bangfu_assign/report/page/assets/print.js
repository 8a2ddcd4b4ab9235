// On paper: the summary and the short lists; all lists if asked for. Lists are printed whole.
const printAll = byId('print-all');
let printed = [];

window.addEventListener('beforeprint', function () {
  printed = lists.filter(function (list) { return list.always || (printAll && printAll.checked); });
  lists.forEach(function (list) {
    list.wasHidden = list.element.hidden;
    list.element.hidden = printed.indexOf(list) < 0;
  });
  printed.forEach(function (list) { list.forPaper(); });
});

window.addEventListener('afterprint', function () {
  printed.forEach(function (list) { list.forScreen(); });
  lists.forEach(function (list) { list.element.hidden = list.wasHidden; });
  printed = [];
});

byId('print').addEventListener('click', function () { window.print(); });
