// Moves the focus through a tree by its keys; what opens and chooses are clicks, which the page hears.

export function attach(tree) {
  if (!tree) return;
  tree.dataset.ready = '';
  tree.addEventListener('keydown', event => {
    const item = event.target.closest('[role=treeitem]');
    const act = item && acts[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act(item, [...tree.querySelectorAll('[role=treeitem]')]);
  });
}

const level = item => Number(item.ariaLevel ?? item.getAttribute('aria-level'));
const expanded = item => item.getAttribute('aria-expanded');
const toggle = item => item.querySelector('[data-toggle]').click();
const go = item => item?.focus();
const beside = (item, items, by) => items[items.indexOf(item) + by];

const acts = {
  ArrowDown: (item, items) => go(beside(item, items, 1)),
  ArrowUp: (item, items) => go(beside(item, items, -1)),
  Home: (item, items) => go(items[0]),
  End: (item, items) => go(items.at(-1)),
  ArrowRight: (item, items) => {
    const next = beside(item, items, 1);
    if (expanded(item) === 'false') toggle(item);
    else if (next && level(next) > level(item)) go(next);
  },
  ArrowLeft: (item, items) => {
    if (expanded(item) === 'true') toggle(item);
    else go(items.slice(0, items.indexOf(item)).findLast(above => level(above) < level(item)));
  },
  Enter: item => item.click(),
  ' ': item => item.click(),
};
