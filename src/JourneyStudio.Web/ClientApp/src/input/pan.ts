import type { Graph } from '@antv/x6';

/** Wheel scrolls; Space, the middle button, the hand tool or one finger pan. Marquee is X6's own, on the empty canvas. */
export function bindPan(container: HTMLElement, graph: Graph): { hand(on: boolean): void; dispose(): void } {
  let space = false;
  let hand = false;
  const mode = () => {
    const on = space || hand;
    if (on) graph.enablePanning().disableRubberband();
    else graph.disablePanning().enableRubberband();
    container.classList.toggle('panning', on);
  };
  const wheel = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    graph.translateBy(-dx, -dy);
  };
  const middle = (event: PointerEvent) => {
    if (event.button !== 1) return;
    event.preventDefault();
    const move = (next: PointerEvent) => graph.translateBy(next.movementX, next.movementY);
    const up = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
  };
  const touch = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') return;
    space = event.type === 'pointerdown';
    mode();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== ' ' || (event.type === 'keydown' && !container.contains(document.activeElement) && document.activeElement !== document.body)) return;
    if (event.type === 'keydown') event.preventDefault();
    if (space === (event.type === 'keydown')) return;
    space = event.type === 'keydown';
    mode();
  };
  container.addEventListener('wheel', wheel, { passive: false });
  container.addEventListener('pointerdown', middle);
  container.addEventListener('pointerdown', touch, true);
  window.addEventListener('pointerup', touch, true);
  window.addEventListener('keydown', key);
  window.addEventListener('keyup', key);
  return {
    hand(on) {
      hand = on;
      mode();
    },
    dispose() {
      window.removeEventListener('pointerup', touch, true);
      window.removeEventListener('keydown', key);
      window.removeEventListener('keyup', key);
    },
  };
}
