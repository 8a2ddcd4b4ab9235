// Building blocks. Text enters the page as text only (textContent), never as markup.
const data = JSON.parse(document.getElementById('data').textContent);

function byId(id) { return document.getElementById(id); }

function fill(element, attributes, children) {
  Object.keys(attributes || {}).forEach(function (name) {
    const value = attributes[name];
    if (name === 'text') element.textContent = value;
    else if (name.indexOf('on') === 0) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  });
  (children || []).forEach(function (child) {
    if (child === null || child === undefined || child === '') return;
    element.appendChild(typeof child === 'object' ? child : document.createTextNode(String(child)));
  });
  return element;
}

function el(tag, attributes, children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function empty(element) {
  while (element.firstChild) element.removeChild(element.firstChild);
  return element;
}
