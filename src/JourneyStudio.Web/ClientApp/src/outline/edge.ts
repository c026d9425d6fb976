const narrow = 208;
const table = 560;
const most = 760;
const key = 'journeystudio.outline.width';

/** The edge between outline and canvas: dragged, moved by arrows or doubled-clicked, it widens the outline to a table. */
export function bindEdge(root: HTMLElement, edge: HTMLElement, changed: () => void): void {
  const aside = edge.parentElement as HTMLElement;
  const set = (width: number) => {
    const value = Math.round(Math.max(narrow, Math.min(most, width, window.innerWidth - 480)));
    root.style.setProperty('--outline-w', `${value}px`);
    aside.dataset.wide = String(value >= 420);
    edge.setAttribute('aria-valuenow', String(value));
    localStorage.setItem(key, String(value));
    changed();
  };
  for (const [name, value] of Object.entries({ 'aria-valuemin': String(narrow), 'aria-valuemax': String(most) })) edge.setAttribute(name, value);
  set(Number(localStorage.getItem(key)) || narrow);
  edge.addEventListener('pointerdown', event => {
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const left = aside.getBoundingClientRect().left;
    const move = (next: PointerEvent) => set(next.clientX - left);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', () => edge.removeEventListener('pointermove', move), { once: true });
  });
  edge.addEventListener('dblclick', () => set(aside.dataset.wide === 'true' ? narrow : table));
  edge.addEventListener('keydown', event => {
    const at = aside.getBoundingClientRect().width;
    const to = event.key === 'ArrowRight' ? at + 32 : event.key === 'ArrowLeft' ? at - 32 : event.key === 'Home' ? narrow : event.key === 'End' || event.key === 'Enter' ? (at >= table ? narrow : table) : null;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    set(to);
  });
}
