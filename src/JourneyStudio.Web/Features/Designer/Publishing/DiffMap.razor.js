// Zooms the picture of two versions and moves it about. The frame scrolls, so that arrow keys, wheels and fingers work as they do anywhere.

const step = 1.25;
const most = 8;

export function open(figure) {
  const frame = figure.querySelector('.frame');
  const picture = frame.querySelector('svg');
  let scale = 1;

  function zoom(to, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
    const next = Math.min(most, Math.max(1, to));
    const before = picture.getBoundingClientRect();
    const corner = frame.getBoundingClientRect();
    const [left, top] = [(x + corner.left - before.left) / before.width, (y + corner.top - before.top) / before.height];
    const fitted = before.width / scale;
    scale = next;
    picture.classList.toggle('zoomed', scale > 1);
    picture.style.width = scale > 1 ? `${fitted * scale}px` : '';
    frame.classList.toggle('movable', scale > 1);
    const after = picture.getBoundingClientRect();
    frame.scrollLeft += after.left + left * after.width - corner.left - x;
    frame.scrollTop += after.top + top * after.height - corner.top - y;
  }

  const acts = { zoomIn: () => zoom(scale * step), zoomOut: () => zoom(scale / step), fit: () => zoom(1) };
  const keys = { '+': 'zoomIn', '=': 'zoomIn', '-': 'zoomOut', 1: 'fit' };

  figure.addEventListener('click', event => acts[event.target.closest('[data-do]')?.dataset.do]?.());
  frame.addEventListener('keydown', event => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    acts[act]();
  });
  frame.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const corner = frame.getBoundingClientRect();
    zoom(scale * Math.exp(-event.deltaY / 300), event.clientX - corner.left, event.clientY - corner.top);
  }, { passive: false });
  frame.addEventListener('pointerdown', event => {
    if (event.button !== 0 || event.pointerType !== 'mouse') return;
    frame.setPointerCapture(event.pointerId);
  });
  frame.addEventListener('pointermove', event => {
    if (frame.hasPointerCapture(event.pointerId)) frame.scrollBy(-event.movementX, -event.movementY);
  });
}
