// The page's language: sentences, numbers, the order of names.
function say(code, params) {
  return data.words[code].replace(/\{(\w+)\}/g, function (whole, name) {
    return params && name in params ? String(params[name]) : whole;
  });
}

function whole(number) {
  return number === null || number === undefined ? '' : number.toLocaleString('en-US');
}

function km(metres) {
  return metres === null || metres === undefined ? '' : (metres / 1000).toFixed(1);
}

const LONGEST = 60;

function short(text) {
  return text.length > LONGEST ? Array.from(text).slice(0, LONGEST - 1).join('') + '…' : text;
}

const order = new Intl.Collator(data.lang === 'zh' ? 'zh-Hans-CN' : 'en', { numeric: true });

function compare(a, b) {
  if (a === b) return 0;
  if (a === null || a === undefined || a === '') return 1; // what is unknown comes last
  if (b === null || b === undefined || b === '') return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(a, b);
}

// Full-width letters and digits are found by their usual forms.
function folded(text) {
  return (text.normalize ? text.normalize('NFKC') : text).toLowerCase();
}
