// Makes what an element holds be what plain data say (vnode.js), and leaves alone what is so already: a text that has
// changed costs a text, not a list; and a button keeps the focus while the list around it tells of another moment.

/** By node: the data that it was made of. */
const made = new WeakMap();

/** @param {Element} parent @param {(object | string)[]} vnodes its children, all of them made by this function */
export function patch(parent, vnodes) {
  vnodes.forEach((vnode, i) => {
    const node = parent.childNodes[i];
    if (node && isOneOf(node, vnode)) update(node, vnode);
    else if (node) node.replaceWith(create(vnode, parent));
    else parent.append(create(vnode, parent));
  });
  while (parent.childNodes.length > vnodes.length) parent.lastChild.remove();
}

function isOneOf(node, vnode) {
  return typeof vnode === 'string' ? node.nodeType === Node.TEXT_NODE : node.localName === vnode.tag;
}

function create(vnode, { namespaceURI }) {
  if (typeof vnode === 'string') return document.createTextNode(vnode);
  const node = document.createElementNS(vnode.tag === 'svg' ? 'http://www.w3.org/2000/svg' : namespaceURI, vnode.tag);
  update(node, vnode);
  return node;
}

function update(node, vnode) {
  if (typeof vnode === 'string') {
    if (node.data !== vnode) node.data = vnode;
    return;
  }
  const before = made.get(node)?.attributes ?? {};
  for (const name of Object.keys({ ...before, ...vnode.attributes })) set(node, name, before[name], vnode.attributes[name]);
  patch(node, vnode.children);
  made.set(node, vnode);
}

function set(node, name, before, value) {
  if (value === before) return;
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? '' : value);
}
