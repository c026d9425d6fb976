// Brings a line of the list into sight, and leaves the page around the list where it is.

export function bring(list, line) {
  const item = list?.querySelector(`[data-line="${line}"]`);
  if (!item) return;
  const [inner, outer] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom + (inner.top < outer.top ? (outer.height - inner.height) / 2 : 12);
}
