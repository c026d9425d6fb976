// Brings an activity of the picture into sight, and leaves the page around it where it is.

export function bring(frame, activity) {
  const node = frame?.querySelector(`g[data-activity="${CSS.escape(activity)}"]`);
  if (!node) return;
  const [inner, outer] = [node.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) frame.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
  if (inner.left < outer.left || inner.right > outer.right) frame.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}
